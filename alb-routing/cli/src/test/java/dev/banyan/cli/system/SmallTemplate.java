package dev.banyan.cli.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.cli.system.handlers.Troublemaker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A template of one load balancer, written by hand, in a folder of its own. */
final class SmallTemplate {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final ObjectNode resources = JSON.createObjectNode();
    private final ObjectNode files = JSON.createObjectNode();

    SmallTemplate(Path folder) {
        this.folder = folder;
        resource("Alb", "AWS::ElasticLoadBalancingV2::LoadBalancer", "{'Type': 'application'}");
        resource(
                "Http",
                "AWS::ElasticLoadBalancingV2::Listener",
                "{'LoadBalancerArn': {'Ref': 'Alb'}, 'Port': 80, 'Protocol': 'HTTP', 'DefaultActions':"
                        + " [{'Type': 'fixed-response', 'FixedResponseConfig': {'StatusCode': '404'}}]}");
    }

    /** Adds a resource; its properties may be written with single quotes. */
    SmallTemplate resource(String id, String type, String properties) {
        resources.set(id, JSON.createObjectNode().put("Type", type).set("Properties", read(properties)));
        return this;
    }

    /** Adds a rule that answers 200. */
    SmallTemplate rule(String id, int priority, String path) {
        return resource(
                id,
                "AWS::ElasticLoadBalancingV2::ListenerRule",
                "{'ListenerArn': {'Ref': 'Http'}, 'Priority': " + priority + ", 'Conditions': [{'Field':"
                        + " 'path-pattern', 'PathPatternConfig': {'Values': ['" + path + "']}}], 'Actions': [{'Type':"
                        + " 'fixed-response', 'FixedResponseConfig': {'StatusCode': '200'}}]}");
    }

    /** Adds a function behind a path, with its archive, group, permission and rule. */
    SmallTemplate function(String id, int priority, Class<?> handler) throws IOException {
        pack(id + ".zip", handler);
        return functionOf(id, priority, handler, id + ".zip");
    }

    /** Adds a function whose archive may be missing. */
    SmallTemplate functionOf(String id, int priority, Class<?> handler, String archive) {
        ObjectNode file = files.putObject(id);
        file.putObject("source").put("path", archive);
        file.putObject("destinations").putObject("here").put("objectKey", id);
        String path = "/" + id.toLowerCase(java.util.Locale.ROOT) + "/*";
        resource(
                id,
                "AWS::Lambda::Function",
                "{'Code': {'S3Bucket': 'assets', 'S3Key': '" + id + "'}, 'Handler': '" + handler.getName()
                        + "::handleRequest', 'Runtime': 'java17', 'MemorySize': 256, 'Timeout': 1}");
        resource(
                id + "Group",
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                "{'TargetType': 'lambda', 'Targets': [{'Id': {'Fn::GetAtt': ['" + id + "', 'Arn']}}]}");
        resource(
                id + "Permission",
                "AWS::Lambda::Permission",
                "{'Action': 'lambda:InvokeFunction', 'FunctionName': {'Fn::GetAtt': ['" + id
                        + "', 'Arn']}, 'Principal': 'elasticloadbalancing.amazonaws.com'}");
        return resource(
                id + "Rule",
                "AWS::ElasticLoadBalancingV2::ListenerRule",
                "{'ListenerArn': {'Ref': 'Http'}, 'Priority': " + priority + ", 'Conditions': [{'Field':"
                        + " 'path-pattern', 'PathPatternConfig': {'Values': ['" + path + "']}}], 'Actions': [{'Type':"
                        + " 'forward', 'TargetGroupArn': {'Ref': '" + id + "Group'}}]}");
    }

    /** Writes the template and returns its file. */
    Path write() throws IOException {
        Path file = folder.resolve("Small.template.json");
        JSON.writeValue(file.toFile(), JSON.createObjectNode().set("Resources", resources));
        JSON.writeValue(
                folder.resolve("Small.assets.json").toFile(),
                JSON.createObjectNode().set("files", files));
        return file;
    }

    private void pack(String archive, Class<?> handler) throws IOException {
        String entry = handler.getName().replace('.', '/') + ".class";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(archive)));
                InputStream code = Troublemaker.class.getClassLoader().getResourceAsStream(entry)) {
            if (code == null) {
                throw new IOException(entry + " is not on the class path");
            }
            zip.putNextEntry(new ZipEntry(entry));
            code.transferTo(zip);
        }
    }

    private static ObjectNode read(String json) {
        try {
            return JSON.readValue(json.replace('\'', '"'), ObjectNode.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
