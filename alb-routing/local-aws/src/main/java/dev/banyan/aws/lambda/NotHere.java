package dev.banyan.aws.lambda;

import java.util.List;

/** What the API has and this endpoint does not, so that a refusal names the action. */
final class NotHere {

    private static final String ACTIONS = """
            CreateCodeSigningConfig POST 2020-04-22/code-signing-configs
            CreateEventSourceMapping POST 2015-03-31/event-source-mappings
            CreateFunctionUrlConfig POST 2021-10-31/functions/*/url
            DeleteEventSourceMapping DELETE 2015-03-31/event-source-mappings/*
            DeleteFunctionCodeSigningConfig DELETE 2020-06-30/functions/*/code-signing-config
            DeleteFunctionEventInvokeConfig DELETE 2019-09-25/functions/*/event-invoke-config
            DeleteFunctionUrlConfig DELETE 2021-10-31/functions/*/url
            DeleteProvisionedConcurrencyConfig DELETE 2019-09-30/functions/*/provisioned-concurrency
            GetEventSourceMapping GET 2015-03-31/event-source-mappings/*
            GetFunctionEventInvokeConfig GET 2019-09-25/functions/*/event-invoke-config
            GetFunctionRecursionConfig GET 2024-08-31/functions/*/recursion-config
            GetFunctionUrlConfig GET 2021-10-31/functions/*/url
            GetLayerVersion GET 2018-10-31/layers/*/versions/*
            GetProvisionedConcurrencyConfig GET 2019-09-30/functions/*/provisioned-concurrency
            InvokeAsync POST 2014-11-13/functions/*/invoke-async
            InvokeWithResponseStream POST 2021-11-15/functions/*/response-streaming-invocations
            ListEventSourceMappings GET 2015-03-31/event-source-mappings
            ListFunctionEventInvokeConfigs GET 2019-09-25/functions/*/event-invoke-config/list
            ListFunctionUrlConfigs GET 2021-10-31/functions/*/urls
            ListLayers GET 2018-10-31/layers
            ListLayerVersions GET 2018-10-31/layers/*/versions
            PublishLayerVersion POST 2018-10-31/layers/*/versions
            PutFunctionCodeSigningConfig PUT 2020-06-30/functions/*/code-signing-config
            PutFunctionEventInvokeConfig PUT 2019-09-25/functions/*/event-invoke-config
            PutFunctionRecursionConfig PUT 2024-08-31/functions/*/recursion-config
            PutProvisionedConcurrencyConfig PUT 2019-09-30/functions/*/provisioned-concurrency
            PutRuntimeManagementConfig PUT 2021-07-20/functions/*/runtime-management-config
            UpdateEventSourceMapping PUT 2015-03-31/event-source-mappings/*
            UpdateFunctionEventInvokeConfig POST 2019-09-25/functions/*/event-invoke-config
            UpdateFunctionUrlConfig PUT 2021-10-31/functions/*/url
            """;

    private NotHere() {}

    static List<RestRoute> routes() {
        return ACTIONS.lines().map(NotHere::route).toList();
    }

    private static RestRoute route(String line) {
        String[] parts = line.split(" ", 3);
        return RestRoute.of(parts[0], parts[1], parts[2], null);
    }
}
