/** What moves on a road: its kinds, shapes and colours. */
package io.qilian.assembly.democlip.body;
