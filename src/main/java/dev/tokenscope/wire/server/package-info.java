/** The authority and the API, able to misbehave on request. */
@NullMarked
package dev.tokenscope.wire.server;

import org.jspecify.annotations.NullMarked;
