package dev.banyan.template;

import dev.banyan.model.Routing;
import java.util.List;
import java.util.Map;

/**
 * All that a template describes and a local run can use. Immutable.
 *
 * @param stackName the stack's name
 * @param routing load balancers and target groups; functions are registered as targets, ip groups have no targets yet
 * @param functions the Lambda functions
 * @param containers the services behind ip target groups that say how they are started locally
 * @param databases the databases
 * @param secrets the secrets that the template makes
 * @param parameters every parameter with the value used; values of NoEcho parameters are masked
 * @param unsupported what the template asks for and this reader does not give
 */
public record SynthesizedSystem(
        String stackName,
        Routing routing,
        List<FunctionDefinition> functions,
        List<ContainerDefinition> containers,
        List<DatabaseDefinition> databases,
        List<SecretDefinition> secrets,
        Map<String, String> parameters,
        List<Unsupported> unsupported) {

    /** Copies all parts. */
    public SynthesizedSystem {
        functions = List.copyOf(functions);
        containers = List.copyOf(containers);
        databases = List.copyOf(databases);
        secrets = List.copyOf(secrets);
        parameters = Map.copyOf(parameters);
        unsupported = List.copyOf(unsupported);
    }
}
