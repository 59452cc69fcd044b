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
        addFunctions(routes, store, new FunctionActions(store, new Versions(hooks, store.codes())));
        addAliases(routes, new AliasActions(store, hooks));
        addPolicies(routes, new PolicyActions(store, hooks));
        addConcurrency(routes, new ConcurrencyActions(store));
        addTags(routes, new TagActions(store));
        routes.addAll(NotHere.routes());
        return new RestService(store.account(), routes);
    }

    private static void addFunctions(List<RestRoute> routes, LambdaStore store, FunctionActions functions) {
        ConfigurationActions configurations = new ConfigurationActions(store);
        routes.add(RestRoute.of("CreateFunction", "POST", FUNCTIONS, functions::create));
        routes.add(RestRoute.of("DeleteFunction", "DELETE", FUNCTIONS + "/*", functions::delete));
        routes.add(RestRoute.of("GetFunction", "GET", FUNCTIONS + "/*", configurations::function));
        routes.add(RestRoute.of(
                "GetFunctionConfiguration", "GET", FUNCTIONS + "/*/configuration", configurations::configuration));
        routes.add(RestRoute.of("Invoke", "POST", FUNCTIONS + "/*/invocations", new InvokeAction(store)::invoke));
        routes.add(RestRoute.of("ListFunctions", "GET", FUNCTIONS, configurations::list));
        routes.add(RestRoute.of("ListVersionsByFunction", "GET", FUNCTIONS + "/*/versions", configurations::versions));
        routes.add(RestRoute.of("PublishVersion", "POST", FUNCTIONS + "/*/versions", functions::publish));
        routes.add(RestRoute.of("UpdateFunctionCode", "PUT", FUNCTIONS + "/*/code", functions::updateCode));
        routes.add(RestRoute.of(
                "UpdateFunctionConfiguration", "PUT", FUNCTIONS + "/*/configuration", functions::updateConfiguration));
        routes.add(RestRoute.of(
                "GetFunctionCodeSigningConfig",
                "GET",
                "2020-06-30/functions/*/code-signing-config",
                functions::codeSigning));
        routes.add(RestRoute.of(
                "GetRuntimeManagementConfig",
                "GET",
                "2021-07-20/functions/*/runtime-management-config",
                functions::runtimeManagement));
    }

    private static void addAliases(List<RestRoute> routes, AliasActions aliases) {
        routes.add(RestRoute.of("CreateAlias", "POST", FUNCTIONS + "/*/aliases", aliases::create));
        routes.add(RestRoute.of("DeleteAlias", "DELETE", FUNCTIONS + "/*/aliases/*", aliases::delete));
        routes.add(RestRoute.of("GetAlias", "GET", FUNCTIONS + "/*/aliases/*", aliases::get));
        routes.add(RestRoute.of("ListAliases", "GET", FUNCTIONS + "/*/aliases", aliases::list));
        routes.add(RestRoute.of("UpdateAlias", "PUT", FUNCTIONS + "/*/aliases/*", aliases::update));
    }

    private static void addPolicies(List<RestRoute> routes, PolicyActions policies) {
        routes.add(RestRoute.of("AddPermission", "POST", FUNCTIONS + "/*/policy", policies::add));
        routes.add(RestRoute.of("GetPolicy", "GET", FUNCTIONS + "/*/policy", policies::get));
        routes.add(RestRoute.of("RemovePermission", "DELETE", FUNCTIONS + "/*/policy/*", policies::remove));
    }

    private static void addConcurrency(List<RestRoute> routes, ConcurrencyActions concurrency) {
        String path = "functions/*/concurrency";
        routes.add(RestRoute.of("DeleteFunctionConcurrency", "DELETE", "2017-10-31/" + path, concurrency::delete));
        routes.add(RestRoute.of("GetFunctionConcurrency", "GET", "2019-09-30/" + path, concurrency::get));
        routes.add(RestRoute.of("PutFunctionConcurrency", "PUT", "2017-10-31/" + path, concurrency::put));
        routes.add(RestRoute.of("GetAccountSettings", "GET", "2016-08-19/account-settings", concurrency::settings));
    }

    private static void addTags(List<RestRoute> routes, TagActions tags) {
        String path = "2017-03-31/tags/*";
        routes.add(RestRoute.of("ListTags", "GET", path, tags::list));
        routes.add(RestRoute.of("TagResource", "POST", path, tags::tag));
        routes.add(RestRoute.of("UntagResource", "DELETE", path, tags::untag));
    }
}
