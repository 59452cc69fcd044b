package dev.banyan.aws.lambda;

import dev.banyan.aws.wire.AwsService;
import java.util.ArrayList;
import java.util.List;

/** The Lambda API over a store. */
public final class Lambda {

    private static final String FUNCTIONS = "2015-03-31/functions";

    private Lambda() {}

    /**
     * Returns the API.
     *
     * @param store what it works on
     * @param hooks the rest of the system
     */
    public static AwsService service(LambdaStore store, LambdaHooks hooks) {
        List<RestRoute> routes = new ArrayList<>();
        ConfigurationActions configurations = new ConfigurationActions(store);
        routes.add(RestRoute.of("GetFunction", "GET", FUNCTIONS + "/*", configurations::function));
        routes.add(RestRoute.of(
                "GetFunctionConfiguration", "GET", FUNCTIONS + "/*/configuration", configurations::configuration));
        routes.add(RestRoute.of("ListFunctions", "GET", FUNCTIONS, configurations::list));
        routes.add(RestRoute.of("ListVersionsByFunction", "GET", FUNCTIONS + "/*/versions", configurations::versions));
        return new RestService(store.account(), routes);
    }
}
