package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.QueryAction;
import dev.banyan.aws.query.QueryService;
import dev.banyan.aws.wire.AwsService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The ELBv2 API over a store. */
public final class Elbv2 {

    private static final String VERSION = "2015-12-01";

    /** What the API has and this endpoint does not. */
    private static final Set<String> NOT_IMPLEMENTED = Set.of(
            "AddTrustStoreRevocations",
            "CreateTrustStore",
            "DeleteSharedTrustStoreAssociation",
            "DeleteTrustStore",
            "DescribeTrustStoreAssociations",
            "DescribeTrustStoreRevocations",
            "DescribeTrustStores",
            "GetResourcePolicy",
            "GetTrustStoreCaCertificatesBundle",
            "GetTrustStoreRevocationContent",
            "ModifyCapacityReservation",
            "ModifyIpPools",
            "ModifyTrustStore",
            "RemoveTrustStoreRevocations");

    private Elbv2() {}

    /**
     * Returns the API.
     *
     * @param store what it works on
     * @param hooks the rest of the system
     * @param account the account of new ARNs, 12 digits
     */
    public static AwsService service(Elbv2Store store, Elbv2Hooks hooks, String account) {
        return new QueryService(
                "elasticloadbalancing",
                VERSION,
                "http://elasticloadbalancing.amazonaws.com/doc/" + VERSION + "/",
                account,
                actions(new ControlPlane(store, hooks)),
                NOT_IMPLEMENTED);
    }

    private static Map<String, QueryAction> actions(ControlPlane plane) {
        Map<String, QueryAction> actions = new HashMap<>();
        addLoadBalancers(actions, plane);
        addListeners(actions, plane);
        addRules(actions, plane);
        addTargetGroups(actions, plane);
        addAttributes(actions, new AttributeActions(plane));
        TagActions tags = new TagActions(plane);
        actions.put("AddTags", tags::add);
        actions.put("DescribeTags", tags::describe);
        actions.put("RemoveTags", tags::remove);
        actions.put("DescribeAccountLimits", AccountActions::describeLimits);
        actions.put("DescribeSSLPolicies", AccountActions::describeSslPolicies);
        return actions;
    }

    private static void addLoadBalancers(Map<String, QueryAction> actions, ControlPlane plane) {
        LoadBalancerActions loadBalancers = new LoadBalancerActions(plane);
        actions.put("CreateLoadBalancer", new LoadBalancerCreation(plane)::create);
        actions.put("DeleteLoadBalancer", loadBalancers::delete);
        actions.put("DescribeCapacityReservation", loadBalancers::describeCapacityReservation);
        actions.put("DescribeLoadBalancers", loadBalancers::describe);
        actions.put("SetIpAddressType", loadBalancers::setIpAddressType);
        actions.put("SetSecurityGroups", loadBalancers::setSecurityGroups);
        actions.put("SetSubnets", loadBalancers::setSubnets);
    }

    private static void addListeners(Map<String, QueryAction> actions, ControlPlane plane) {
        ListenerActions listeners = new ListenerActions(plane);
        actions.put("CreateListener", new ListenerCreation(plane)::create);
        actions.put("DeleteListener", listeners::delete);
        actions.put("DescribeListeners", listeners::describe);
        actions.put("ModifyListener", listeners::modify);
        CertificateActions certificates = new CertificateActions(plane);
        actions.put("AddListenerCertificates", certificates::add);
        actions.put("DescribeListenerCertificates", certificates::describe);
        actions.put("RemoveListenerCertificates", certificates::remove);
    }

    private static void addRules(Map<String, QueryAction> actions, ControlPlane plane) {
        RuleActions rules = new RuleActions(plane);
        actions.put("CreateRule", rules::create);
        actions.put("DeleteRule", rules::delete);
        actions.put("DescribeRules", new RuleDescription(plane)::describe);
        actions.put("ModifyRule", rules::modify);
        actions.put("SetRulePriorities", new PriorityActions(plane)::set);
    }

    private static void addTargetGroups(Map<String, QueryAction> actions, ControlPlane plane) {
        TargetGroupActions groups = new TargetGroupActions(plane);
        actions.put("CreateTargetGroup", new TargetGroupCreation(plane)::create);
        actions.put("DeleteTargetGroup", groups::delete);
        actions.put("DescribeTargetGroups", groups::describe);
        actions.put("ModifyTargetGroup", groups::modify);
        TargetActions targets = new TargetActions(plane);
        actions.put("DeregisterTargets", targets::deregister);
        actions.put("DescribeTargetHealth", new TargetHealthActions(plane)::describe);
        actions.put("RegisterTargets", targets::register);
    }

    private static void addAttributes(Map<String, QueryAction> actions, AttributeActions attributes) {
        actions.put("DescribeListenerAttributes", attributes::describeListener);
        actions.put("DescribeLoadBalancerAttributes", attributes::describeLoadBalancer);
        actions.put("DescribeTargetGroupAttributes", attributes::describeTargetGroup);
        actions.put("ModifyListenerAttributes", attributes::modifyListener);
        actions.put("ModifyLoadBalancerAttributes", attributes::modifyLoadBalancer);
        actions.put("ModifyTargetGroupAttributes", attributes::modifyTargetGroup);
    }
}
