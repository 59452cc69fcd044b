package dev.banyan.cli.process;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.state.OwnedProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server on loopback that stands for the template's database instance. Its data stays
 * in the state folder.
 */
public final class LocalDatabase implements AutoCloseable {

    private static final Duration STOP_GRACE = Duration.ofSeconds(10);

    private final EmbeddedPostgres postgres;

    private LocalDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts the server, with the role and the database where they are missing.
     *
     * @param data the folder of its data
     * @param log the file that gets its output
     * @param name the database
     * @param owner the role that owns it and that its clients connect as
     * @throws CommandException if it cannot be started on this machine
     */
    public static LocalDatabase start(Path data, Path log, String name, String owner) {
        try {
            endLeftover(data);
            ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
            LocalDatabase database = new LocalDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("max_connections", "200")
                    .setOutputRedirector(output)
                    .setErrorRedirector(output)
                    .start());
            database.prepare(name, owner);
            return database;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new CommandException(
                    ExitCode.DIED, "PostgreSQL: did not start: " + e.getMessage() + " (see banyan doctor)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.DIED, "PostgreSQL: interrupted while starting", e);
        }
    }

    /** Returns the port it listens on. */
    public int port() {
        return postgres.getPort();
    }

    /** Returns the host it listens on. */
    public String host() {
        return "127.0.0.1";
    }

    /** A server whose owner was killed still holds the data; only one of ours can be in our folder. */
    private static void endLeftover(Path data) throws IOException, InterruptedException {
        Path note = data.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        List<String> lines = Files.readAllLines(note);
        Optional<ProcessHandle> leftover = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).trim()));
        boolean ours = leftover.flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
        if (ours) {
            OwnedProcess.of("PostgreSQL", leftover.orElseThrow()).end(STOP_GRACE);
        }
    }

    private void prepare(String name, String owner) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            String role = statement.enquoteIdentifier(owner, true);
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", owner)) {
                statement.execute("create role " + role + " login");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + statement.enquoteIdentifier(name, true) + " owner " + role);
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
