# 开了通办同步服务的账户，命令和服务用同一个副本。
# An account with a Tongban service uses the service's replica.
if [ -z "${TONGBAN_REPLICA-}" ] && [ -d "/var/lib/tongban/$(id -un)" ]; then
    TONGBAN_REPLICA="/var/lib/tongban/$(id -un)"
    export TONGBAN_REPLICA
fi
