#include "tests/lint/lints.h"

#include <catch2/catch.hpp>

using namespace copro::lint;

TEST_CASE("a project in layers passes") {
    MiniTree tree;
    tree.write("sync/records/form.cpp", "#include \"sync/records/form.h\"\n#include \"sync/base/json.h\"\n");
    tree.write("kiosk/store/outbox.cpp", "#include \"sync/client/outbox.h\"\n#include <vector>\n");
    tree.write("kiosk/ui/renderer.cpp", "#include <SDL.h>\n#include \"kiosk/view/tree.h\"\n");
    CHECK(text_of(layers(tree.root())) == "");
}

TEST_CASE("a folder that looks up is found, with file and line") {
    MiniTree tree;
    tree.write("sync/records/form.cpp", "#include \"sync/base/json.h\"\n#include \"sync/protocol/envelope.h\"\n");
    CHECK(text_of(layers(tree.root())) ==
          "sync/records/form.cpp:2: sync/records may not include sync/protocol/envelope.h\n");
}

TEST_CASE("client and server never meet, sync never sees the kiosk, intake never the opener") {
    MiniTree tree;
    tree.write("sync/client/engine.cpp", "#include \"sync/server/store/store.h\"\n");
    tree.write("sync/server/server.cpp", "#include \"sync/client/http.h\"\n");
    tree.write("sync/server/intake/api.cpp", "#include \"sync/server/opener/opener.h\"\n");
    tree.write("sync/base/json.cpp", "#include \"kiosk/view/node.h\"\n");
    CHECK(layers(tree.root()).size() == 4);
}

TEST_CASE("the store sees the ports and not the rest of the app") {
    MiniTree tree;
    tree.write("kiosk/store/outbox.cpp", "#include \"kiosk/app/ports.h\"\n#include \"kiosk/app/update.h\"\n");
    CHECK(text_of(layers(tree.root())) == "kiosk/store/outbox.cpp:2: kiosk/store may not include kiosk/app/update.h\n");
}

TEST_CASE("a library outside the folders that may use it is found") {
    MiniTree tree;
    const std::pair<const char*, const char*> broken[] = {
        {"kiosk/screens/a.cpp", "imgui.h"},           {"kiosk/app/b.cpp", "SDL2/SDL.h"},
        {"kiosk/ui/c.cpp", "pango/pango.h"},          {"kiosk/store/d.cpp", "curl/curl.h"},
        {"sync/server/e.cpp", "boost/beast.hpp"},     {"sync/server/store/f.cpp", "sqlite3.h"},
        {"kiosk/app/g.cpp", "espeak-ng/speak_lib.h"}, {"kiosk/ui/h.cpp", "atk/atk.h"},
    };
    for (const auto& [path, header] : broken) tree.write(path, "#include <" + std::string(header) + ">\n");
    const Findings found = layers(tree.root());
    INFO(text_of(found));
    CHECK(found.size() == std::size(broken));
}

TEST_CASE("a clockwork or disk header in a pure folder is found") {
    MiniTree tree;
    tree.write("kiosk/screens/welcome.cpp", "#include <fstream>\n");
    tree.write("kiosk/view/tree.cpp", "#include \"sync/base/files.h\"\n");
    CHECK(layers(tree.root()).size() == 2);
}

TEST_CASE("a folder that nobody put into the table is found") {
    MiniTree tree;
    tree.write("kiosk/extras/thing.cpp", "int one();\n");
    CHECK(text_of(layers(tree.root())) ==
          "kiosk/extras/thing.cpp: kiosk/extras is not in the table of layers (tests/lint/layers.cpp)\n");
}
