package dev.banyan.template;

import dev.banyan.template.evaluation.EvaluationException;
import dev.banyan.template.evaluation.Evaluator;
import dev.banyan.template.evaluation.Ids;
import dev.banyan.template.evaluation.ResourceValues;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names, ARNs and attributes that the resources of a template get: the same in every run. */
final class PhysicalResources implements ResourceValues {

    private final StackTemplate template;
    private final LocalValues localValues;
    private final Evaluator evaluator;
    private final ResourceNames names;
    private final LoadBalancingNames loadBalancing;
    private final LambdaNames lambda;

    PhysicalResources(StackTemplate template, LocalValues localValues) {
        this.template = template;
        this.localValues = localValues;
        this.evaluator = new Evaluator(template.scope().with(this));
        this.names = new ResourceNames(template.stack(), evaluator);
        this.loadBalancing = new LoadBalancingNames(template.stack(), evaluator, names);
        this.lambda = new LambdaNames(template, evaluator, names);
    }

    Evaluator evaluator() {
        return evaluator;
    }

    LambdaNames lambda() {
        return lambda;
    }

    @Override
    public boolean has(String logicalId) {
        return template.resources().containsKey(logicalId);
    }

    @Override
    public String reference(String logicalId, String path) {
        TemplateResource resource = resource(logicalId);
        return switch (resource.type()) {
            case ResourceTypes.LOAD_BALANCER,
                    ResourceTypes.TARGET_GROUP,
                    ResourceTypes.LISTENER,
                    ResourceTypes.LISTENER_RULE,
                    ResourceTypes.STRANGLER_RULE -> loadBalancing.arn(resource);
            case ResourceTypes.VERSION, ResourceTypes.ALIAS -> lambda.arn(resource);
            case ResourceTypes.SECRET -> secretArn(resource);
            case ResourceTypes.SECRET_ATTACHMENT ->
                resource.property("SecretId", evaluator).text();
            case ResourceTypes.SERVICE -> arn("ecs", "service/" + names.of(resource));
            case ResourceTypes.TASK_DEFINITION -> arn("ecs", "task-definition/" + names.of(resource) + ":1");
            case ResourceTypes.TOPIC -> arn("sns", names.of(resource));
            default -> names.of(resource);
        };
    }

    @Override
    public String attribute(String logicalId, String attribute, String path) {
        TemplateResource resource = resource(logicalId);
        String known = switch (resource.type()) {
            case ResourceTypes.LOAD_BALANCER,
                    ResourceTypes.TARGET_GROUP,
                    ResourceTypes.LISTENER,
                    ResourceTypes.LISTENER_RULE,
                    ResourceTypes.STRANGLER_RULE -> loadBalancing.attribute(resource, attribute);
            case ResourceTypes.FUNCTION, ResourceTypes.VERSION, ResourceTypes.ALIAS ->
                lambda.attribute(resource, attribute);
            case ResourceTypes.SECRET -> attribute.equals("Id") ? secretArn(resource) : null;
            default -> attribute.equals("Arn") ? genericArn(resource) : null;
        };
        return known != null ? known : local(logicalId, attribute, path);
    }

    private String local(String logicalId, String attribute, String path) {
        String value = localValues.attribute(logicalId, attribute);
        if (value == null) {
            throw EvaluationException.of(
                    path, logicalId + "." + attribute, "an attribute whose value is known on this machine");
        }
        return value;
    }

    private TemplateResource resource(String logicalId) {
        return Objects.requireNonNull(template.resources().get(logicalId), logicalId);
    }

    /** As for Secrets Manager, six characters stand behind the name. */
    private String secretArn(TemplateResource secret) {
        String suffix = Ids.suffix(template.stack().name(), secret.logicalId()).substring(0, 6);
        return arn("secretsmanager", "secret:" + names.of(secret) + "-" + suffix);
    }

    private String genericArn(TemplateResource resource) {
        String[] type = resource.type().split("::", -1);
        String service = type.length > 1 ? type[1].toLowerCase(Locale.ROOT) : "cloudformation";
        return arn(service, type[type.length - 1].toLowerCase(Locale.ROOT) + "/" + names.of(resource));
    }

    private String arn(String service, String resource) {
        return template.stack().arn(service, resource);
    }

    /** A machine that knows nothing. */
    static final LocalValues NOTHING_LOCAL = new LocalValues() {
        @Override
        public @Nullable String attribute(String logicalId, String attribute) {
            return null;
        }

        @Override
        public @Nullable String secret(SecretDefinition secret) {
            return null;
        }
    };
}
