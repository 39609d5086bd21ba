// Read before better-sqlite3 is compiled (server/prepare.mjs). The headers of Node 24.19 and later have every wrapped object
// take back a hook when it is collected, which ends the process: no context is entered then (nodejs/node#65446). Until
// then none had such a hook, and better-sqlite3 12 asks for none. Its own hook, of the whole addon, is left alone.
#include <node.h>
#define AddEnvironmentCleanupHook(...) ((void)0)
#define RemoveEnvironmentCleanupHook(...) ((void)0)
#include <node_object_wrap.h>
#undef AddEnvironmentCleanupHook
#undef RemoveEnvironmentCleanupHook
