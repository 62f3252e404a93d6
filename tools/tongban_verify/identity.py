"""The form of a citizen's identity number, GB 11643-1999."""

from __future__ import annotations

import calendar

WEIGHTS = [pow(2, 17 - position, 11) for position in range(17)]


def checked_identity_number(text: str) -> str | None:
    """The number with a capital X; None if its length, date or check character is wrong."""
    number = text[:17] + text[17:].replace("x", "X")
    if len(number) != 18 or not (number[:17] + number[17].replace("X", "0")).isascii():
        return None
    if not number[:17].isdigit() or not (number[17].isdigit() or number[17] == "X"):
        return None
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if not 1850 <= year < 2150 or not 1 <= month <= 12:
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS))
    check = (12 - total % 11) % 11
    return number if number[17] == ("X" if check == 10 else str(check)) else None
