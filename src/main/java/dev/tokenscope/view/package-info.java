/** What every pane shares: the viewpoint, the feed from the journal, the theme. */
@NullMarked
package dev.tokenscope.view;

import org.jspecify.annotations.NullMarked;
