package dev.banyan.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import dev.banyan.model.Arn;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Routing;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Says under {@code /_banyan/system} that this is no AWS, and which regions its resources are in.
 *
 * @param routing gives the routing of the moment
 */
record SystemPage(Supplier<Routing> routing) implements AwsService {

    private static final int REGION = 3;

    @Override
    public boolean accepts(AwsRequest request) {
        return request.method().equals("GET") && request.path().equals("/_banyan/system");
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        Routing current = routing.get();
        List<String> regions = Stream.concat(
                        current.loadBalancers().stream().map(LoadBalancer::arn),
                        current.targetGroups().keySet().stream().sorted())
                .map(SystemPage::region)
                .distinct()
                .toList();
        try {
            byte[] page = new JsonMapper().writeValueAsBytes(Map.of("name", "banyan", "regions", regions));
            return new AwsResponse(200, Map.of("content-type", "application/json"), page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String region(Arn arn) {
        return arn.value().split(":", REGION + 2)[REGION];
    }
}
