// `copro-kiosk run`: puts the back room, the terminal and the screen together and keeps them going.
#include "kiosk/card_reader.h"
#include "kiosk/commands.h"
#include "kiosk/devices/backlight.h"
#include "kiosk/devices/camera.h"
#include "kiosk/devices/desktop_look.h"
#include "kiosk/devices/headphones.h"
#include "kiosk/devices/loudspeaker.h"
#include "kiosk/devices/microphone.h"
#include "kiosk/devices/printer.h"
#include "kiosk/film_show.h"
#include "kiosk/films/mpv_film.h"
#include "kiosk/glass.h"
#include "kiosk/large_pages.h"
#include "kiosk/news.h"
#include "kiosk/photo_desk.h"
#include "kiosk/pinyin/pinyin_dictionary.h"
#include "kiosk/read_aloud.h"
#include "kiosk/screen_reader.h"
#include "kiosk/script.h"
#include "kiosk/speech/espeak_voice.h"
#include "kiosk/voice_desk.h"
#include "sync/base/log.h"
#include "sync/records/date.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace copro {

namespace {

Result<void> play_lines(const KioskOptions& options, Script& script) {
    if (options.script != "-") return script.play_file(options.script, std::cout);
    TRY(script.play(std::cin, std::cout, "standard input"));
    // std::cin takes an error for the end.
    if (std::ferror(stdin) != 0) return Error{ErrorKind::unavailable, "standard input", "cannot be read to its end"};
    return {};
}

// Error: a line failed, or not all could be read.
Result<void> play_script(const KioskOptions& options, ScriptWorld world, TestClock& clock, Terminal& terminal) {
    world.advance_clock = [&](std::int64_t ms) -> Result<void> {
        if (!options.test_clock) return invalid("clock", "needs --test-clock");
        clock.advance(ms);
        return {};
    };
    Script script(terminal, std::move(world),
                  {options.keep_going, terminal.model().carried.pixels_per_mm, options.album});
    return play_lines(options, script);
}

// A script moves its clock on by minutes: one that is begun just before midnight would run out of its meeting.
std::int64_t script_start(std::int64_t now_wall_ms) {
    return std::min(now_wall_ms, wall_ms_of(local_date(now_wall_ms), "23:00"));
}

constexpr const char* kernel_lights = "/sys/class/backlight";

Result<double> density_of(const KioskConfig& config, BackRoom& room, const Glass& glass) {
    const auto set_by_staff = TRY(room.settings().pixels_per_mm());
    if (set_by_staff) return *set_by_staff;
    return config.pixels_per_mm > 0 ? config.pixels_per_mm : glass.density();
}

// Which keys put together make which letter: X reads that from 500 KB of text at each start, a fifth of the way to the
// first picture, unless it has a folder to keep what it made of it. It does so for nobody who is root.
void keep_keyboard_table(const std::filesystem::path& folder) {
    constexpr int leave_what_is_set = 0;
    ::setenv("XCOMPOSECACHE", folder.c_str(), leave_what_is_set);
}

void take_outcome(Printer& printer, Terminal& terminal) {
    const auto outcome = printer.take_outcome();
    if (!outcome) return;
    if (!*outcome) log_warning("card.not-printed", {{"why", outcome->error().text()}});
    terminal.act(CardPrinted{outcome->ok()});
}

Result<Carried> carried_of(const KioskOptions& options, const KioskConfig& config, const AssetFolders& folders,
                           BackRoom& room) {
    Carried carried = TRY(load_carried(folders, config, false));
    carried.version = options.version;
    carried.device = room.enrolment().device;
    carried.has_pin = TRY(room.settings().has_pin());
    carried.choices = TRY(room.settings().choices());
    carried.chair_may_call = TRY(room.settings().chair_may_call());
    carried.has_chair_pin = TRY(room.settings().has_chair_pin());
    carried.roll = TRY(room.roll());
    carried.paused = TRY(room.paused_port().paused());
    return carried;
}

// None where they cannot be watched: the voice is started by touch or key then.
std::unique_ptr<HeadphonePort> headphones_of(const KioskConfig& config) {
    auto watched = watch_headphones(config.headphones, [] { Glass::wake(); });
    if (watched) return watched.take();
    log_warning("headphones.not-watched", {{"why", watched.error().text()}});
    return nullptr;
}

// What is being said ends before anybody else could hear it (S8).
void move_sound(const HeadphoneNews& news, Loudspeaker& loudspeaker, EspeakVoice& voice) {
    if (!news.in) voice.hush();
    loudspeaker.use(news.card);
    voice.try_sound_again();
}

GlassOptions glass_options(const KioskOptions& options, const KioskConfig& config, const AssetFolders& folders) {
    GlassOptions glass;
    glass.windowed = options.windowed;
    glass.headless = options.headless;
    glass.px_per_mm = config.pixels_per_mm;
    glass.keys = config.keys;
    glass.pictures = picture_folders(config, folders);
    glass.pictures.push_back(media_of(options.data));
    return glass;
}

// What is plugged in, as far as the config says so.
struct Attached {
    std::optional<Printer> printer;
    std::optional<Printer> labels;
    LabelSize label_size;
    bool label_has_role;
    std::optional<Camera> camera;
    std::optional<PhotoDesk> photo_desk;
    std::optional<Microphone> microphone;
    Loudspeaker own_voice; // what somebody said, to themselves
    std::optional<VoiceDesk> voice_desk;
    int longest_voice_s;
    std::unique_ptr<Backlight> backlight = Backlight::open(kernel_lights);
    PinyinDictionary pinyin;

    Attached(const KioskConfig& config, BackRoom& room, Glass& glass)
        : label_size(config.label_size)
        , label_has_role(config.label_role)
        , longest_voice_s(config.longest_voice_s) {
        if (!config.printer.empty()) printer.emplace(Printer::Settings{config.printer}, glass.text(), &Glass::wake);
        if (!config.label_printer.empty())
            labels.emplace(Printer::Settings{config.label_printer}, glass.text(), &Glass::wake);
        if (!config.camera.empty()) camera.emplace(video_device(config.camera), &Glass::wake);
        if (camera) photo_desk.emplace(*camera, room.unsaved_blobs(), &Glass::wake);
        if (config.microphone.empty()) return;
        microphone.emplace(config.microphone == "system" ? "" : config.microphone, &Glass::wake);
        voice_desk.emplace(*microphone, own_voice, room.unsaved_blobs(), &Glass::wake);
    }
    void follow(Terminal& terminal, bool voice_speaks) {
        if (printer) take_outcome(*printer, terminal);
        if (labels) take_outcome(*labels, terminal);
        if (photo_desk) photo_desk->follow(terminal, voice_speaks);
        if (voice_desk) voice_desk->follow(terminal);
    }
    void tell(Carried& carried) const {
        carried.has_printer = printer.has_value();
        if (labels) carried.label = label_size;
        carried.label_has_role = label_has_role;
        carried.has_camera = camera.has_value();
        carried.has_microphone = microphone.has_value();
        carried.longest_voice_s = longest_voice_s;
        if (backlight) carried.brightness = backlight->step();
    }
    [[nodiscard]] Ports ports(BackRoom& room, Glass& glass) {
        return {room.records(),
                room.roll_port(),
                room.staff(),
                room.sync(),
                glass,
                room.paused_port(),
                printer ? &*printer : nullptr,
                backlight.get(),
                photo_desk ? &*photo_desk : nullptr,
                voice_desk ? &*voice_desk : nullptr,
                labels ? &*labels : nullptr,
                &pinyin,
                &room.claims()};
    }
};

// Headphones that went in or out, and voices that were found. headphones: nullptr = none are set up.
void take_sound_news(HeadphonePort* headphones, Loudspeaker& loudspeaker, EspeakVoice& voice, Attached& attached,
                     Terminal& terminal) {
    const auto plug = headphones != nullptr ? headphones->take_news() : std::nullopt;
    if (plug) {
        terminal.act(HushSpoken{});
        attached.own_voice.use(plug->card);
        move_sound(*plug, loudspeaker, voice);
    }
    if (auto voices = voice.take_voices()) {
        terminal.act(VoicesFound{std::move(voices->languages), std::move(voices->recorded), voices->has_sound});
    }
    if (plug) terminal.act(HeadphonesChanged{plug->in, plug->just_now});
}

// Only a window stands on somebody's own desktop; a kiosk that cannot ask it begins as any kiosk.
std::unique_ptr<Desktop> desktop_of(const KioskOptions& options) {
    if (!options.windowed) return nullptr;
    auto desktop = Desktop::open([] { Glass::wake(); });
    if (desktop) return desktop.take();
    log_warning("desktop.not-asked", {{"why", desktop.error().text()}});
    return nullptr;
}

// take_in: what has come from other threads. All must outlive it.
ScriptWorld script_world(Glass& glass, Terminal& terminal, BackRoom& room, std::function<void()> take_in) {
    ScriptWorld world;
    world.picture = [&](const std::filesystem::path& file) -> Result<void> {
        TRY(glass.show(terminal));
        return glass.write_picture(terminal, file);
    };
    world.sync = [&room] { return room.sync_to_the_end(); };
    world.settle = [&glass, &terminal, take_in = std::move(take_in)] {
        glass.handle_waiting(terminal);
        take_in();
        // A frame that cannot be drawn shows up in the next picture command as an error.
        (void)glass.show(terminal);
    };
    return world;
}

// The first picture before the network: nobody waits for that.
Result<void> show_first(Glass& glass, Terminal& terminal) {
    TRY(glass.show(terminal));
    go_on_in_small_pages();
    return {};
}

// Before the first layout, so that it is not made twice.
void tell_packs(BackRoom& room, Date today, Carried& carried) {
    carried.meetings = room.meetings_of(today);
    carried.knows_meetings = room.knows_meetings();
    carried.media = room.media();
}

// What the camera sees, while it is looked through; else the film.
void show_moving(Glass& glass, const Attached& attached, const FilmShow& film_show) {
    const auto photo = attached.photo_desk ? attached.photo_desk->frame() : nullptr;
    if (photo)
        glass.show_film(photo, attached.photo_desk->outline());
    else
        glass.show_film(film_show.frame());
}

} // namespace

Result<void> run_kiosk(const KioskOptions& options) {
    const KioskConfig config = TRY(config_of(options));
    const AssetFolders folders = TRY(find_assets());
    SystemClock system_clock;
    TestClock test_clock(script_start(system_clock.wall_ms()));
    const Clock& clock = options.test_clock ? static_cast<const Clock&>(test_clock) : system_clock;
    auto room = TRY(BackRoom::open(options.data, clock, options.version));
    keep_keyboard_table(options.data);
    Carried carried = TRY(carried_of(options, config, folders, *room));
    const std::optional<BusAddress> bus = take_bus_address();
    auto glass = TRY(Glass::open(glass_options(options, config, folders)));
    carried.pixels_per_mm = TRY(density_of(config, *room, *glass));
    FilmShelf shelf = FilmShelf::in(film_folders(config, folders));
    carried.films = shelf.known();
    Attached attached(config, *room, *glass);
    attached.tell(carried);
    const std::unique_ptr<Desktop> desktop = desktop_of(options);
    // Before the first layout, as what follows is.
    if (desktop) carried.desktop = desktop->take_news().value_or(DesktopLook());
    Ports ports = attached.ports(*room, *glass);
    tell_packs(*room, local_date(clock.wall_ms()), carried);
    Terminal terminal(std::move(carried), glass->shape(), ports, glass->text(), clock);
    News news(*room, terminal, clock);
    room->mailbox().on_delivery([] { Glass::wake(); });
    TRY(show_first(*glass, terminal));
    news.take_in();
    room->start_sync();
    if (!options.headless) Glass::listen_to_game_controllers();
    Loudspeaker loudspeaker;
    EspeakVoice voice(
        loudspeaker, voice_folders(config, folders), [] { Glass::wake(); }, media_of(options.data));
    ReadAloud read_aloud(voice);
    MpvFilm film(std::move(shelf), [] { Glass::wake(); });
    FilmShow film_show(film);
    CardReader card_reader(attached.camera ? &*attached.camera : nullptr);
    const std::unique_ptr<HeadphonePort> headphones = headphones_of(config);
    // One that would read a picture in memory to nobody is not begun.
    std::optional<ScreenReaderBus> reader_bus;
    std::optional<ScreenReader> screen_reader;
    if (bus && config.screen_reader && !options.headless) {
        reader_bus.emplace(*bus, [] { Glass::wake(); });
        screen_reader.emplace(*reader_bus);
    }
    const auto read = [&] {
        const auto look = desktop ? desktop->take_news() : std::nullopt;
        if (look) terminal.act(DesktopChanged{*look});
        card_reader.follow(terminal);
        attached.follow(terminal, voice.is_speaking()); // before the voice: what it changes is said
        take_sound_news(headphones.get(), loudspeaker, voice, attached, terminal);
        read_aloud.follow(terminal);
        film_show.follow(terminal);
        show_moving(*glass, attached, film_show);
        terminal.voice_speaks(voice.is_speaking());
        glass->light_up(read_aloud.word());
        if (screen_reader) screen_reader->follow(terminal, glass->place());
    };
    const auto attend = [&]() -> Result<void> {
        while (!glass->quit()) {
            glass->wait_and_handle(terminal, news.due_ms());
            news.take_in();
            read();
            TRY(glass->show(terminal));
        }
        return {};
    };
    const auto play = [&] {
        ScriptWorld world = script_world(*glass, terminal, *room, [&] {
            news.take_in();
            read();
        });
        return play_script(options, std::move(world), test_clock, terminal);
    };
    const Result<void> ended = options.script.empty() ? attend() : play();
    // However it ended.
    terminal.act(KioskEnds{});
    room->mailbox().on_delivery({});
    return ended;
}

} // namespace copro
