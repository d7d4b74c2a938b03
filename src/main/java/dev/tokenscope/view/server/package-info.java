/** The server's side: families, tokens, keys, deny list, armed faults and settings. */
@NullMarked
package dev.tokenscope.view.server;

import org.jspecify.annotations.NullMarked;
