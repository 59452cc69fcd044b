package dev.banyan.storefront.accounts;

import jakarta.servlet.http.HttpSession;

/**
 * A customer has signed in. Published on the thread of the request, before its answer.
 *
 * @param customer who it is
 * @param session the session, with what it held as a guest's and its new id
 */
public record CustomerSignedIn(Customer customer, HttpSession session) {}
