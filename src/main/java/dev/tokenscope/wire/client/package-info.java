/** The client under study: attaches tokens and refreshes once. */
@NullMarked
package dev.tokenscope.wire.client;

import org.jspecify.annotations.NullMarked;
