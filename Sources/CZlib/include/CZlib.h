#ifndef CZLIB_H
#define CZLIB_H

// Makes zlib's input pointers const, so that Swift can pass bytes it only borrowed.
#ifndef ZLIB_CONST
#define ZLIB_CONST
#endif
#include <zlib.h>

/// `deflateInit2` for an RFC 1950 stream. zlib declares it as a macro, which Swift cannot import.
int czlib_deflate_init(z_stream *stream, int level, int window_bits, int memory_level);

/// `inflateInit2` for an RFC 1950 stream. zlib declares it as a macro, which Swift cannot import.
int czlib_inflate_init(z_stream *stream, int window_bits);

#endif
