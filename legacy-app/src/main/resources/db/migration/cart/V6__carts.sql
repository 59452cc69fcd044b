-- A guest's cart belongs to whoever holds its random number in the session; a customer's to the account.
create table cart_cart (
    id         uuid primary key,
    account_id bigint unique,
    created_at timestamptz not null
);

create table cart_line (
    cart_id    uuid   not null references cart_cart (id) on delete cascade,
    product_id bigint not null,
    quantity   int    not null check (quantity between 1 and 99),
    primary key (cart_id, product_id)
);
