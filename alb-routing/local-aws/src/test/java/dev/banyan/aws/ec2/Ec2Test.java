package dev.banyan.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.aws.sts.Sts;
import dev.banyan.aws.support.Services;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients learn of the one network there is. */
class Ec2Test {

    private final Services services = new Services(new Ec2("123456789012"), Sts.service("123456789012"));

    @AfterEach
    void close() {
        services.close();
    }

    private HttpResponse<String> ask(String action) {
        return services.form("ec2", "Version=2016-11-15&Action=" + action);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DescribeVpcs | <vpcId>vpc-0ba00000000000001</vpcId>",
                "DescribeVpcs | <isDefault>true</isDefault>",
                "DescribeVpcs&VpcId.1=vpc-12345678 | <vpcId>vpc-12345678</vpcId>",
                "DescribeVpcs&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-0123456789abcdef0 | vpc-0123456789abcdef0",
                "DescribeVpcs&Filter.1.Name=cidr&Filter.1.Value.1=10.* | <vpcSet></vpcSet>",
                "DescribeVpcs&Filter.1.Name=cidr&Filter.1.Value.1=172.3?.* | vpc-0ba00000000000001",
                "DescribeVpcs&Filter.1.Name=tag:Name&Filter.1.Value.1=main | <vpcSet></vpcSet>",
                "DescribeSubnets&MaxResults=5 | <nextToken>5</nextToken>",
                "DescribeSubnets&MaxResults=5&NextToken=5 | <subnetId>subnet-0ba0000000000002c</subnetId>",
                "DescribeSubnets&SubnetId.1=subnet-12345678 | <availabilityZone>eu-central-1a</availabilityZone>",
                "DescribeSecurityGroups&GroupName.1=default | <groupId>sg-0ba00000000000001</groupId>",
                "DescribeSecurityGroups&GroupId.1=sg-12345678 | <groupName>group-12345678</groupName>",
                "DescribeAvailabilityZones | <zoneId>euc1-az3</zoneId>",
                "DescribeAvailabilityZones&ZoneName.1=eu-central-1b | <zoneId>euc1-az2</zoneId>",
                "DescribeNetworkInterfaces | <networkInterfaceSet></networkInterfaceSet>",
                "DescribeInternetGateways | <internetGatewayId>igw-0ba00000000000001</internetGatewayId>",
                "DescribeRouteTables&Filter.1.Name=association.main&Filter.1.Value.1=true | rtb-0ba00000000000001",
                "DescribeAccountAttributes&AttributeName.1=default-vpc | vpc-0ba00000000000001",
                "DescribeVpcAttribute&VpcId=vpc-12345678&Attribute=enableDnsSupport | <value>true</value>",
            })
    void question_isAnswered(String question, String answer) {
        HttpResponse<String> found = ask(question);

        assertThat(found.body()).contains(answer);
        assertThat(found.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DescribeVpcs&VpcId.1=net-1 | 400 | <Code>InvalidVpcID.Malformed</Code>",
                "DescribeSubnets&SubnetId.1=subnet-x | 400 | <Code>InvalidSubnetID.Malformed</Code>",
                "DescribeVpcs&Filter.1.Name=colour&Filter.1.Value.1=red | 400 | The filter 'colour' is invalid",
                "DescribeVpcs&Colour=red | 400 | The parameter 'Colour' is not supported for this action",
                "DescribeVpcs&VpcId=vpc-12345678 | 400 | <Code>MalformedInput</Code>",
                "DescribeVpcs&DryRun=true | 412 | <Code>DryRunOperation</Code>",
                "DescribeSubnets&NextToken=x | 400 | <Code>InvalidNextToken</Code>",
                "DescribeSecurityGroups&GroupName.1=web | 400 | <Code>InvalidGroup.NotFound</Code>",
                "DescribeNetworkInterfaces&NetworkInterfaceId.1=eni-1 | 400 | InvalidNetworkInterfaceID.NotFound",
                "DescribeAvailabilityZones&ZoneName.1=mars-1a | 400 | <Code>InvalidParameterValue</Code>",
                "DescribeVpcAttribute&VpcId=vpc-12345678 | 400 | <Code>ValidationError</Code>",
                "RunInstances&MinCount=1 | 501 | ec2 RunInstances is not implemented by this endpoint",
            })
    void question_thatIsWrong_isRefusedInTheFormOfTheService(String question, int status, String answer) {
        HttpResponse<String> found = ask(question);

        assertThat(found.body()).contains(answer).contains("<Response", "<Errors><Error><Code>");
        assertThat(found.statusCode()).isEqualTo(status);
    }

    @Test
    void caller_isTheSameForEverybody() {
        String question = "Version=2011-06-15&Action=";

        assertThat(services.form("sts", question + "GetCallerIdentity").body())
                .contains("<Arn>arn:aws:iam::123456789012:user/banyan</Arn>", "<Account>123456789012</Account>");
        assertThat(services.form("sts", question + "AssumeRole&RoleArn=a").body())
                .contains("sts AssumeRole is not implemented by this endpoint");
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, use1-az1",
        "eu-central-1, euc1-az1",
        "ap-southeast-2, apse2-az1",
        "us-gov-west-1, usgw1-az1",
        "sa-east-1, sae1-az1",
    })
    void zone_hasTheIdThatAwsWouldGiveIt(String region, String id) {
        assertThat(new Zone(region, "a").id()).isEqualTo(id);
    }
}
