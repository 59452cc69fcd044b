terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

variable "endpoint" { type = string }
variable "folder" { type = string }
variable "target_port" { type = number }
variable "lambda_weight" {
  type    = number
  default = 0
}

provider "aws" {
  region                  = "eu-central-1"
  access_key              = "test"
  secret_key              = "test"
  skip_metadata_api_check = true
  endpoints {
    acm        = var.endpoint
    cloudwatch = var.endpoint
    ec2        = var.endpoint
    elbv2      = var.endpoint
    iam        = var.endpoint
    lambda     = var.endpoint
    sts        = var.endpoint
  }
  default_tags {
    tags = { system = "shop" }
  }
}

data "aws_caller_identity" "me" {}
data "aws_availability_zones" "all" { state = "available" }
data "aws_vpc" "default" { default = true }
data "aws_subnets" "public" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
  filter {
    name   = "default-for-az"
    values = ["true"]
  }
}
data "aws_subnet" "each" {
  for_each = toset(data.aws_subnets.public.ids)
  id       = each.value
}
data "aws_security_group" "default" {
  vpc_id = data.aws_vpc.default.id
  name   = "default"
}

resource "aws_lb" "shop" {
  name                       = "shop"
  load_balancer_type         = "application"
  subnets                    = data.aws_subnets.public.ids
  security_groups            = [data.aws_security_group.default.id]
  idle_timeout               = 30
  client_keep_alive          = 1800
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "strictest"
  xff_header_processing_mode = "append"
  enable_xff_client_port     = true
  preserve_host_header       = true
  enable_http2               = true
  tags                       = { team = "checkout" }
}

resource "aws_lb_target_group" "orders" {
  name                          = "orders"
  target_type                   = "ip"
  protocol                      = "HTTP"
  port                          = 9090
  vpc_id                        = data.aws_vpc.default.id
  deregistration_delay          = 5
  slow_start                    = 30
  load_balancing_algorithm_type = "round_robin"
  health_check {
    path                = "/health"
    interval            = 10
    timeout             = 3
    healthy_threshold   = 2
    unhealthy_threshold = 3
    matcher             = "200-299"
  }
  stickiness {
    type            = "lb_cookie"
    cookie_duration = 600
  }
  tags = { team = "orders" }
}

resource "aws_lb_target_group" "catalog" {
  name                               = "catalog"
  target_type                        = "lambda"
  lambda_multi_value_headers_enabled = true
}

resource "aws_lb_target_group_attachment" "orders" {
  target_group_arn = aws_lb_target_group.orders.arn
  target_id        = "127.0.0.1"
  port             = var.target_port
}

resource "aws_acm_certificate" "imported" {
  certificate_body  = file("${var.folder}/certificate.pem")
  certificate_chain = file("${var.folder}/chain.pem")
  private_key       = file("${var.folder}/key.pem")
  tags              = { kind = "imported" }
}

resource "aws_acm_certificate" "requested" {
  domain_name               = "other.localhost"
  subject_alternative_names = ["*.other.localhost"]
  validation_method         = "DNS"
  lifecycle { create_before_destroy = true }
}

resource "aws_iam_server_certificate" "uploaded" {
  name              = "uploaded"
  certificate_body  = file("${var.folder}/certificate.pem")
  certificate_chain = file("${var.folder}/chain.pem")
  private_key       = file("${var.folder}/key.pem")
}

data "aws_acm_certificate" "found" {
  domain      = aws_acm_certificate.requested.domain_name
  statuses    = ["ISSUED"]
  most_recent = true
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.orders.arn
  }
  tags = { name = "http" }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn                   = aws_lb.shop.arn
  port                                = 443
  protocol                            = "HTTPS"
  ssl_policy                          = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn                     = aws_acm_certificate.imported.arn
  routing_http_response_server_enabled = false
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      message_body = "secure"
      status_code  = "200"
    }
  }
}

resource "aws_lb_listener_certificate" "requested" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = data.aws_acm_certificate.found.arn
}

resource "aws_lb_listener_certificate" "uploaded" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = aws_iam_server_certificate.uploaded.arn
}

resource "aws_lb_listener_rule" "weighted" {
  listener_arn = aws_lb_listener.http.arn
  priority     = 10
  condition {
    path_pattern { values = ["/catalog", "/catalog/*"] }
  }
  action {
    type = "forward"
    forward {
      target_group {
        arn    = aws_lb_target_group.orders.arn
        weight = 100 - var.lambda_weight
      }
      target_group {
        arn    = aws_lb_target_group.catalog.arn
        weight = var.lambda_weight
      }
      stickiness {
        enabled  = true
        duration = 120
      }
    }
  }
  tags = { route = "catalog" }
}

resource "aws_lb_listener_rule" "redirect" {
  listener_arn = aws_lb_listener.http.arn
  priority     = 20
  condition {
    host_header { values = ["old.example.com", "*.old.example.com"] }
  }
  condition {
    http_request_method { values = ["GET", "HEAD"] }
  }
  action {
    type = "redirect"
    redirect {
      protocol    = "HTTPS"
      port        = "443"
      host        = "new.#{host}"
      path        = "/moved/#{path}"
      query       = "#{query}&from=old"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener_rule" "fixed" {
  listener_arn = aws_lb_listener.http.arn
  priority     = 30
  condition {
    http_header {
      http_header_name = "X-Tester"
      values           = ["*yes*"]
    }
  }
  condition {
    query_string {
      key   = "debug"
      value = "1"
    }
    query_string { value = "trace" }
  }
  condition {
    source_ip { values = ["127.0.0.0/8"] }
  }
  action {
    type = "fixed-response"
    fixed_response {
      content_type = "application/json"
      message_body = "{\"tester\":true}"
      status_code  = "418"
    }
  }
}

output "listener_port" { value = aws_lb_listener.http.port }
output "account" { value = data.aws_caller_identity.me.account_id }
output "zones" { value = data.aws_availability_zones.all.names }
