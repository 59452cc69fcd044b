package dev.banyan.cdk;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;

/**
 * What a service must wait for. {@code DependsOn} cannot name a resource that may not exist, so a
 * conditional one is referred to from the service's metadata: CloudFormation waits for what metadata
 * refers to, and a reference inside {@code Fn::If} counts only where the condition holds.
 */
final class ServiceOrder {

    /** The key of the metadata. */
    static final String METADATA_KEY = "banyan:after";

    private final CfnResource service;
    private final List<Object> conditional = new ArrayList<>();

    ServiceOrder(CfnResource service) {
        this.service = service;
    }

    void startAfter(CfnResource resource) {
        CfnCondition condition = resource.getCfnOptions().getCondition();
        if (condition == null) {
            service.getNode().addDependency(resource);
        } else {
            conditional.add(Fn.conditionIf(condition.getLogicalId(), resource.getRef(), ""));
            service.addMetadata(METADATA_KEY, conditional);
        }
    }
}
