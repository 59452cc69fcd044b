package dev.banyan.template;

import java.util.List;
import java.util.Set;

/** The resource types that the reader knows. */
final class ResourceTypes {

    static final String LOAD_BALANCING = "AWS::ElasticLoadBalancingV2::";
    static final String LOAD_BALANCER = LOAD_BALANCING + "LoadBalancer";
    static final String LISTENER = LOAD_BALANCING + "Listener";
    static final String LISTENER_RULE = LOAD_BALANCING + "ListenerRule";
    static final String LISTENER_CERTIFICATE = LOAD_BALANCING + "ListenerCertificate";
    static final String TARGET_GROUP = LOAD_BALANCING + "TargetGroup";
    static final String STRANGLER_RULE = "Custom::StranglerRule";
    static final String FUNCTION = "AWS::Lambda::Function";
    static final String VERSION = "AWS::Lambda::Version";
    static final String ALIAS = "AWS::Lambda::Alias";
    static final String PERMISSION = "AWS::Lambda::Permission";
    static final String SERVICE = "AWS::ECS::Service";
    static final String TASK_DEFINITION = "AWS::ECS::TaskDefinition";
    static final String DATABASE = "AWS::RDS::DBInstance";
    static final String SECRET = "AWS::SecretsManager::Secret";
    static final String SECRET_ATTACHMENT = "AWS::SecretsManager::SecretTargetAttachment";
    static final String TOPIC = "AWS::SNS::Topic";

    private static final Set<String> READ = Set.of(
            LOAD_BALANCER,
            LISTENER,
            LISTENER_RULE,
            TARGET_GROUP,
            STRANGLER_RULE,
            FUNCTION,
            VERSION,
            ALIAS,
            PERMISSION,
            SERVICE,
            TASK_DEFINITION,
            DATABASE,
            SECRET,
            SECRET_ATTACHMENT);

    /** What has no meaning on one machine: networks, identities, alarms, scaling, and where logs are kept. */
    private static final List<String> MEANINGLESS = List.of(
            "AWS::ApplicationAutoScaling::",
            "AWS::CDK::Metadata",
            "AWS::CertificateManager::",
            "AWS::CloudWatch::",
            "AWS::EC2::",
            "AWS::ECS::Cluster",
            "AWS::IAM::",
            "AWS::KMS::",
            "AWS::Logs::",
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::DBSubnetGroup",
            "AWS::Route53::",
            "AWS::S3::Bucket",
            "AWS::SecretsManager::ResourcePolicy",
            "AWS::SecretsManager::RotationSchedule",
            "Custom::VpcRestrictDefaultSG");

    private ResourceTypes() {}

    /** Returns whether a type is read, or left out because it means nothing on one machine. */
    static boolean isKnown(String type) {
        return READ.contains(type) || MEANINGLESS.stream().anyMatch(type::startsWith);
    }

    static boolean affectsRouting(String type) {
        return type.startsWith(LOAD_BALANCING) || type.startsWith("AWS::WAFv2::") || type.startsWith("AWS::Lambda::");
    }
}
