package dev.banyan.cli.up;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.process.LocalDatabase;
import dev.banyan.cli.state.StateFolder;
import dev.banyan.template.DatabaseDefinition;
import java.util.Map;

/** Starts what stands for the template's databases. */
final class DatabaseSetup {

    /** What PostgreSQL calls its first role and its first database. */
    private static final String DEFAULT_NAME = "postgres";

    private final StateFolder state;
    private final SecretStore secrets;

    DatabaseSetup(StateFolder state, SecretStore secrets) {
        this.state = state;
        this.secrets = secrets;
    }

    /** @throws CommandException if the engine is not PostgreSQL or the server does not start */
    LocalDatabase start(DatabaseDefinition definition) {
        if (!definition.engine().equals("postgres")) {
            throw new CommandException(
                    ExitCode.INPUT,
                    definition.logicalId() + ".Engine: " + definition.engine() + " (expected: postgres)");
        }
        String name = definition.databaseName();
        String owner = definition.masterUsername(new MachineValues(Map.of(), secrets, "localhost"));
        return LocalDatabase.start(
                state.subfolder("postgres").resolve(definition.logicalId()),
                state.log(definition.logicalId()),
                name == null ? DEFAULT_NAME : name,
                owner == null ? DEFAULT_NAME : owner);
    }
}
