package dev.banyan.function;

/** Answers requests. Implementations are called by one thread at a time per execution environment. */
@FunctionalInterface
public interface AlbEndpoint {

    /**
     * Answers one request.
     *
     * @throws HttpException to answer with an error of a given status
     * @throws Exception for any other failure; the caller of the function then sees a 500 that names no internals
     */
    AlbResponse handle(AlbRequest request, Invocation invocation) throws Exception;
}
