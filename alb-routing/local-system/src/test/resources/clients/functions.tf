terraform {
  required_providers { aws = { source = "hashicorp/aws", version = "5.100.0" } }
}
variable "endpoint" {}
variable "archive" { default = "one.zip" }
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
  endpoints { lambda = var.endpoint }
}
resource "aws_lambda_function" "orders" {
  function_name                  = "orders"
  role                           = "arn:aws:iam::123456789012:role/orders"
  runtime                        = "java21"
  handler                        = "shop.Orders::handle"
  filename                       = var.archive
  source_code_hash               = filebase64sha256(var.archive)
  memory_size                    = 256
  timeout                        = 20
  publish                        = true
  reserved_concurrent_executions = 5
  environment { variables = { TABLE = "orders" } }
  tags = { team = "shop" }
}
resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.orders.function_name
  function_version = aws_lambda_function.orders.version
}
resource "aws_lambda_permission" "balancer" {
  statement_id  = "balancer"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "elasticloadbalancing.amazonaws.com"
  source_arn    = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/0123456789abcdef"
}
data "aws_lambda_function" "orders" {
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.live.name
}
output "sha" { value = data.aws_lambda_function.orders.code_sha256 }
