package dev.flightcase.hub.database;

import dev.flightcase.hub.postgres.EmbeddedPostgres;
import dev.flightcase.hub.postgres.ReachableFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link TestDatabase}. One server for all tests of a JVM; it ends with them. */
public final class RealPostgres implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RealPostgres.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            return new TestDatabase(context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(Shared.class, _ -> new Shared(), Shared.class)
                    .address);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Shared implements AutoCloseable {
        private final ReachableFolder folder;
        private final EmbeddedPostgres postgres;
        private final EmbeddedPostgres.Address address;

        Shared() {
            try {
                folder = ReachableFolder.make();
                postgres = new EmbeddedPostgres(folder.path().resolve("shared"), ReachableFolder.programs());
                address = postgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException {
            postgres.close();
            folder.close();
        }
    }
}
