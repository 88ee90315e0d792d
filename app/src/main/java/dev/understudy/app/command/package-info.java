/// What each command does: thin, the walk itself is in `dev.understudy.workflow`.
@NullMarked
package dev.understudy.app.command;

import org.jspecify.annotations.NullMarked;
