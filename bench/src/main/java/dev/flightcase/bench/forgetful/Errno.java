package dev.flightcase.bench.forgetful;

/** The errors of a file system by their numbers on Linux: include/uapi/asm-generic/errno-base.h and errno.h. */
public enum Errno {
    ENOENT(2),
    EIO(5),
    EBADF(9),
    EEXIST(17),
    ENOTDIR(20),
    EISDIR(21),
    EINVAL(22),
    EFBIG(27),
    ENOSPC(28),
    EROFS(30),
    ENAMETOOLONG(36),
    ENOSYS(38),
    ENOTEMPTY(39),
    EOPNOTSUPP(95),
    ENXIO(6);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
