package dev.flightcase.bench.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Loads the ledger and its model once more, with one mistake in it. */
final class MutantLoader extends ClassLoader {
    /** The ledger, and what reads it. */
    private static final String CACHE = "dev.flightcase.cache.";

    private static final String MODEL = MutantLoader.class.getPackageName() + ".";

    private final @Nullable Mutant mutant;

    /** @param mutant null for none: then it must be as good as the original */
    MutantLoader(@Nullable Mutant mutant) {
        super("mutant", MutantLoader.class.getClassLoader());
        this.mutant = mutant;
    }

    /** Plays so many operations; gives the report of what failed, or the empty string. */
    @SuppressWarnings("unchecked") // MutantPlay is one
    LongFunction<String> play() {
        try {
            // Byte code that the JVM does not take is a mistake of this test, not one that the model found.
            if (mutant != null) {
                link(mutant);
            }
            return (LongFunction<String>) loadClass(MutantPlay.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(String.valueOf(e.getMessage()), e);
        }
    }

    private void link(Mutant one) {
        try {
            var _ = Class.forName(Mutant.CHECKOUT + one.className(), true, this);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(one + " is of a class that is not there any more", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(CACHE) && !name.startsWith(MODEL)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            var original = file.readAllBytes();
            var bytes = mutant != null && name.equals(Mutant.CHECKOUT + mutant.className())
                    ? mutant.mutate(original)
                    : original;
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
