package dev.flightcase.catalogfolder;

import org.jspecify.annotations.Nullable;

/** The disk failed while a folder was read; the writer of the folder can do nothing about it. */
public final class FolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FolderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
