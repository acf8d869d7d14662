/* SPDX-License-Identifier: MIT */
#include "batch/rewrite.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(char *message, size_t size, const char *what) {
    snprintf(message, size, "%s: %s; the file is as it was", what,
             strerror(errno));
    return false;
}

static bool write_all(int fd, const char *bytes, size_t len) {
    while (len) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes += n;
        len -= (size_t)n;
    }
    return true;
}

/* Mode and owner of the old file. A stranger's file keeps its text and mode,
 * not its owner: only root could give it back. */
static bool copy_mode(int fd, const struct stat *old) {
    if (fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
        return false;
    return fchmod(fd, old->st_mode & 07777) == 0;
}

/* The rename is on the disk once its folder is. */
static void sync_folder(const char *path) {
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash) slash[slash == folder] = 0;
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    fsync(fd);
    close(fd);
}

static bool replace(const char *path, const struct stat *old, const char *bytes,
                    size_t len, char *message, size_t size) {
    char temp[PATH_MAX];
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    snprintf(temp, sizeof temp, "%.*s.copydesk-%.200s.XXXXXX",
             (int)(name - path), path, name);
    int fd = mkostemp(temp, O_CLOEXEC);
    if (fd < 0) return fail(message, size, "cannot write beside it");
    bool ok = write_all(fd, bytes, len) && copy_mode(fd, old) && !fsync(fd);
    int error = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        error = errno;
    }
    if (ok && rename(temp, path) == 0) {
        sync_folder(path);
        return true;
    }
    if (!ok) errno = error;
    fail(message, size, "cannot be written");
    unlink(temp);
    return false;
}

/* An empty file in a place that has none, so that it can be replaced. */
static bool make_file(const char *path) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return fd < 0 ? errno == EEXIST : close(fd) == 0;
}

bool write_file(const char *path, const char *bytes, size_t len, char *message,
                size_t size) {
    if (!make_file(path)) {
        snprintf(message, size, "cannot be made: %s", strerror(errno));
        return false;
    }
    return rewrite_file(path, bytes, len, message, size);
}

bool rewrite_file(const char *path, const char *bytes, size_t len,
                  char *message, size_t size) {
    char real[PATH_MAX];
    struct stat old;
    if (!realpath(path, real) || stat(real, &old) != 0)
        return fail(message, size, "cannot be found");
    if (!S_ISREG(old.st_mode)) {
        snprintf(message, size, "no regular file: left as it is");
        return false;
    }
    if (access(real, W_OK) != 0 || !(old.st_mode & 0222)) {
        if (!(old.st_mode & 0222)) errno = EACCES;
        return fail(message, size, "may not be written");
    }
    return replace(real, &old, bytes, len, message, size);
}
