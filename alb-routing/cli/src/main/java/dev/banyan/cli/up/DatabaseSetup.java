package dev.banyan.cli.up;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.process.LocalDatabase;
import dev.banyan.cli.state.StateFolder;
import dev.banyan.template.DatabaseDefinition;

/** Starts what stands for the template's databases. */
final class DatabaseSetup {

    /** The role that owns everything where RDS would have its master user. */
    private static final String DEFAULT_NAME = "postgres";

    private final StateFolder state;

    DatabaseSetup(StateFolder state) {
        this.state = state;
    }

    /** @throws CommandException if the engine is not PostgreSQL or the server does not start */
    LocalDatabase start(DatabaseDefinition definition) {
        if (!definition.engine().equals("postgres")) {
            throw new CommandException(
                    ExitCode.INPUT,
                    definition.logicalId() + ".Engine: " + definition.engine() + " (expected: postgres)");
        }
        String name = definition.databaseName();
        return LocalDatabase.start(
                state.subfolder("postgres").resolve(definition.logicalId()),
                state.log(definition.logicalId()),
                name == null ? DEFAULT_NAME : name);
    }
}
