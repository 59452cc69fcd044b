"""A load balancer's life by boto3: made, waited for, paged through, changed, deleted. Every fault is an exception."""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, folder, target_port = sys.argv[1], sys.argv[2], int(sys.argv[3])
QUICK = {"Delay": 1, "MaxAttempts": 30}


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name="eu-central-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(connect_timeout=5, read_timeout=20, retries={"max_attempts": 1}),
    )


def text(name):
    with open(folder + "/" + name, encoding="ascii") as file:
        return file.read()


def refused(code, call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error.response["Error"]["Message"]
    raise AssertionError(f"expected {code}")


def network():
    identity = client("sts").get_caller_identity()
    assert identity["Account"] == "123456789012" and identity["Arn"].startswith("arn:aws:iam::"), identity
    ec2 = client("ec2")
    vpcs = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"]
    assert len(vpcs) == 1 and vpcs[0]["IsDefault"] is True, vpcs
    vpc = vpcs[0]["VpcId"]
    pages = list(
        ec2.get_paginator("describe_subnets").paginate(
            Filters=[{"Name": "vpc-id", "Values": [vpc]}], PaginationConfig={"PageSize": 5}
        )
    )
    assert [len(page["Subnets"]) for page in pages] == [5, 1], pages
    subnets = [subnet for page in pages for subnet in page["Subnets"]]
    assert len({subnet["AvailabilityZone"] for subnet in subnets}) == 3
    assert len({subnet["CidrBlock"] for subnet in subnets}) == 6
    public = ec2.describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
    assert len(public) == 3, public
    groups = ec2.describe_security_groups(GroupNames=["default"])["SecurityGroups"]
    assert groups[0]["VpcId"] == vpc
    zones = ec2.describe_availability_zones()["AvailabilityZones"]
    assert [zone["ZoneId"] for zone in zones] == ["euc1-az1", "euc1-az2", "euc1-az3"], zones
    assert ec2.describe_network_interfaces()["NetworkInterfaces"] == []
    attributes = ec2.describe_account_attributes(AttributeNames=["default-vpc"])["AccountAttributes"]
    assert attributes[0]["AttributeValues"][0]["AttributeValue"] == vpc
    assert ec2.describe_vpc_attribute(VpcId=vpc, Attribute="enableDnsSupport")["EnableDnsSupport"]["Value"] is True
    assert ec2.describe_vpcs(VpcIds=["vpc-0123456789abcdef0"])["Vpcs"][0]["VpcId"] == "vpc-0123456789abcdef0"
    assert ec2.describe_subnets(SubnetIds=["subnet-12345678"])["Subnets"][0]["SubnetId"] == "subnet-12345678"
    refused("InvalidVpcID.Malformed", ec2.describe_vpcs, VpcIds=["net-1"])
    refused("InvalidParameterValue", ec2.describe_vpcs, Filters=[{"Name": "colour", "Values": ["red"]}])
    assert "ec2 RunInstances" in refused("NotImplemented", ec2.run_instances, MinCount=1, MaxCount=1)
    return [subnet["SubnetId"] for subnet in public], groups[0]["GroupId"], vpc


def certificates():
    acm, iam = client("acm"), client("iam")
    imported = acm.import_certificate(
        Certificate=text("certificate.pem"),
        PrivateKey=text("key.pem"),
        CertificateChain=text("chain.pem"),
        Tags=[{"Key": "team", "Value": "shop"}],
    )["CertificateArn"]
    requested = acm.request_certificate(
        DomainName="asked.localhost", SubjectAlternativeNames=["*.asked.localhost"], KeyAlgorithm="EC_prime256v1"
    )["CertificateArn"]
    acm.get_waiter("certificate_validated").wait(CertificateArn=requested, WaiterConfig=QUICK)
    detail = acm.describe_certificate(CertificateArn=requested)["Certificate"]
    assert detail["SubjectAlternativeNames"] == ["asked.localhost", "*.asked.localhost"], detail
    assert detail["Type"] == "AMAZON_ISSUED" and detail["KeyAlgorithm"] == "EC-prime256v1", detail
    assert acm.get_certificate(CertificateArn=imported)["Certificate"].strip() == text("certificate.pem").strip()
    assert acm.list_tags_for_certificate(CertificateArn=imported)["Tags"] == [{"Key": "team", "Value": "shop"}]
    listed = [
        summary["CertificateArn"]
        for page in acm.get_paginator("list_certificates").paginate(
            Includes={"keyTypes": ["RSA_2048", "EC_prime256v1"]}, PaginationConfig={"PageSize": 1}
        )
        for summary in page["CertificateSummaryList"]
    ]
    assert sorted(listed) == sorted([imported, requested]), listed
    refused("ValidationException", acm.import_certificate, Certificate="x", PrivateKey=text("key.pem"))
    message = refused(
        "ValidationException", acm.import_certificate, Certificate=text("chain.pem"), PrivateKey=text("key.pem")
    )
    assert message == "The private key does not match the certificate.", message
    assert "acm ExportCertificate" in refused(
        "NotImplemented", acm.export_certificate, CertificateArn=imported, Passphrase=b"secret"
    )
    uploaded = iam.upload_server_certificate(
        ServerCertificateName="shop",
        CertificateBody=text("certificate.pem"),
        PrivateKey=text("key.pem"),
        CertificateChain=text("chain.pem"),
    )["ServerCertificateMetadata"]["Arn"]
    assert uploaded == "arn:aws:iam::123456789012:server-certificate/shop", uploaded
    assert "PRIVATE KEY" not in json.dumps(iam.get_server_certificate(ServerCertificateName="shop"), default=str)
    assert "CreateRole" in refused("NotImplemented", iam.create_role, RoleName="a", AssumeRolePolicyDocument="{}")
    return imported, requested, uploaded


def life(subnets, security_group, vpc, certificate, added):
    elbv2 = client("elbv2")
    groups = [
        elbv2.create_target_group(Name=name, TargetType="ip", Protocol="HTTP", Port=9090, VpcId=vpc)[
            "TargetGroups"
        ][0]["TargetGroupArn"]
        for name in ("old", "new")
    ]
    balancer = elbv2.create_load_balancer(Name="life", Subnets=subnets, SecurityGroups=[security_group])[
        "LoadBalancers"
    ][0]["LoadBalancerArn"]
    elbv2.get_waiter("load_balancer_available").wait(LoadBalancerArns=[balancer], WaiterConfig=QUICK)
    refused(
        "CertificateNotFound",
        elbv2.create_listener,
        LoadBalancerArn=balancer,
        Protocol="HTTPS",
        Port=444,
        Certificates=[{"CertificateArn": certificate[:-1] + "z"}],
        DefaultActions=[{"Type": "forward", "TargetGroupArn": groups[0]}],
    )
    listener = elbv2.create_listener(
        LoadBalancerArn=balancer,
        Protocol="HTTPS",
        Port=443,
        Certificates=[{"CertificateArn": certificate}],
        DefaultActions=[{"Type": "forward", "TargetGroupArn": groups[0]}],
    )["Listeners"][0]["ListenerArn"]
    elbv2.add_listener_certificates(
        ListenerArn=listener, Certificates=[{"CertificateArn": arn} for arn in added]
    )
    pages = elbv2.get_paginator("describe_listener_certificates").paginate(
        ListenerArn=listener, PaginationConfig={"PageSize": 2}
    )
    shown = {one["CertificateArn"]: one["IsDefault"] for page in pages for one in page["Certificates"]}
    assert shown == {certificate: True, added[0]: False, added[1]: False}, shown
    for priority in range(1, 6):
        elbv2.create_rule(
            ListenerArn=listener,
            Priority=priority,
            Conditions=[{"Field": "path-pattern", "Values": [f"/{priority}"]}],
            Actions=[
                {
                    "Type": "forward",
                    "ForwardConfig": {
                        "TargetGroups": [
                            {"TargetGroupArn": groups[0], "Weight": 100 - priority},
                            {"TargetGroupArn": groups[1], "Weight": priority},
                        ]
                    },
                }
            ],
        )
    rules = [
        rule
        for page in elbv2.get_paginator("describe_rules").paginate(
            ListenerArn=listener, PaginationConfig={"PageSize": 2}
        )
        for rule in page["Rules"]
    ]
    assert [rule["Priority"] for rule in rules] == ["1", "2", "3", "4", "5", "default"], rules
    target = {"Id": "127.0.0.1", "Port": target_port}
    elbv2.register_targets(TargetGroupArn=groups[0], Targets=[target])
    elbv2.get_waiter("target_in_service").wait(TargetGroupArn=groups[0], WaiterConfig=QUICK)
    acm, iam = client("acm"), client("iam")
    assert acm.describe_certificate(CertificateArn=certificate)["Certificate"]["InUseBy"] == [balancer]
    refused("ResourceInUseException", acm.delete_certificate, CertificateArn=certificate)
    refused("DeleteConflict", iam.delete_server_certificate, ServerCertificateName="shop")
    refused("ResourceInUse", elbv2.delete_target_group, TargetGroupArn=groups[0])
    elbv2.delete_load_balancer(LoadBalancerArn=balancer)
    elbv2.get_waiter("load_balancers_deleted").wait(LoadBalancerArns=[balancer], WaiterConfig=QUICK)
    for group in groups:
        elbv2.delete_target_group(TargetGroupArn=group)
    for certificate in (certificate, added[0]):
        acm.delete_certificate(CertificateArn=certificate)
    iam.delete_server_certificate(ServerCertificateName="shop")
    assert elbv2.describe_target_groups()["TargetGroups"] == []
    assert elbv2.describe_load_balancers()["LoadBalancers"] == []
    assert acm.list_certificates(Includes={"keyTypes": ["RSA_2048", "EC_prime256v1"]})["CertificateSummaryList"] == []
    assert iam.list_server_certificates()["ServerCertificateMetadataList"] == []


subnets, security_group, vpc = network()
imported, requested, uploaded = certificates()
life(subnets, security_group, vpc, imported, [requested, uploaded])
print("done")
