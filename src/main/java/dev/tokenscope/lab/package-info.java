/** Clock, server, clients and attacker, joined into one thing that can be asked. */
@NullMarked
package dev.tokenscope.lab;

import org.jspecify.annotations.NullMarked;
