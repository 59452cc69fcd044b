-- Order numbers that people can read over the phone and that do not tell how many orders there are.
create sequence orders_number start with 104729 increment by 17;

create table orders_order (
    id          bigint primary key,
    account_id  bigint      not null,
    placed_at   timestamptz not null,
    recipient   text        not null,
    street      text        not null,
    postcode    text        not null,
    city        text        not null,
    total_cents bigint      not null check (total_cents >= 0)
);
create index orders_order_account on orders_order (account_id, placed_at desc);

-- Name and price as they were when the order was placed.
create table orders_line (
    order_id    bigint not null references orders_order (id),
    product_id  bigint not null,
    name        text   not null,
    price_cents bigint not null,
    quantity    int    not null check (quantity > 0),
    primary key (order_id, product_id)
);
