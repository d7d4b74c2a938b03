/** The command line: one file per command. */
@NullMarked
package dev.tokenscope.app.command;

import org.jspecify.annotations.NullMarked;
