package dev.banyan.ruleprovider;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.lambda.powertools.cloudformation.AbstractCustomResourceHandler;
import software.amazon.lambda.powertools.cloudformation.Response;

/**
 * The function behind strangler rules. The resource's properties are those of
 * {@code AWS::ElasticLoadBalancingV2::ListenerRule} with one weighted forward, and {@code Route} beside them. The weights
 * are written when the rule is made and never again: later updates, and the rollback of failed ones, leave them as they
 * are on the live rule. The physical id and the attribute {@code RuleArn} are the rule's ARN.
 *
 * <p>Whatever fails is answered to CloudFormation, because a resource without an answer blocks its stack for an hour.
 */
public final class RuleProviderHandler extends AbstractCustomResourceHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RuleProviderHandler.class);

    /** CloudFormation takes 4096 bytes of answer in all. */
    private static final int LONGEST_REASON = 1_000;

    private final RuleResource resource;

    /** The function as Lambda starts it; region and credentials are those of its environment. */
    public RuleProviderHandler() {
        this(UrlConnectionHttpClient.create());
    }

    private RuleProviderHandler(SdkHttpClient http) {
        this(http, ElasticLoadBalancingV2Client.builder().httpClient(http).build());
    }

    RuleProviderHandler(SdkHttpClient http, ElasticLoadBalancingV2Client client) {
        super(http);
        this.resource = new RuleResource(new LiveRules(client));
    }

    @Override
    protected Response create(CloudFormationCustomResourceEvent event, Context context) {
        return answer(event, context, resource::create);
    }

    @Override
    protected Response update(CloudFormationCustomResourceEvent event, Context context) {
        return answer(event, context, resource::update);
    }

    @Override
    protected Response delete(CloudFormationCustomResourceEvent event, Context context) {
        return answer(event, context, resource::delete);
    }

    private static Response answer(
            CloudFormationCustomResourceEvent event,
            Context context,
            Function<CloudFormationCustomResourceEvent, String> change) {
        try {
            String ruleArn = change.apply(event);
            return Response.builder()
                    .physicalResourceId(ruleArn)
                    .value(Map.of("RuleArn", ruleArn))
                    .build();
        } catch (RuntimeException failure) {
            LOG.error("{} of {} failed", event.getRequestType(), event.getLogicalResourceId(), failure);
            return Response.builder()
                    .status(Response.Status.FAILED)
                    .physicalResourceId(physicalId(event, context))
                    .reason(reason(failure, context))
                    .build();
        }
    }

    /** The one it has; for a rule that could not be made, one that is no ARN, so that its deletion finds nothing. */
    private static String physicalId(CloudFormationCustomResourceEvent event, Context context) {
        String known = event.getPhysicalResourceId();
        return known == null ? "not-made-" + context.getAwsRequestId() : known;
    }

    private static String reason(RuntimeException failure, Context context) {
        String message = failure instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                ? refused.awsErrorDetails().errorCode() + ": "
                        + refused.awsErrorDetails().errorMessage()
                : String.valueOf(failure.getMessage());
        String shown = message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) + "..." : message;
        return shown + " (log stream " + context.getLogStreamName() + ")";
    }
}
