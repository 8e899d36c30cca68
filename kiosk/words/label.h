// What a node says: a message in the person's language, or a person's own words; never a bare string. Values; any
// thread.
#pragma once

#include <string>
#include <string_view>

namespace copro {

// The name of a message in assets/words/*.po. Written as MessageKey("welcome.heading"), which the lint test looks up.
class MessageKey {
public:
    constexpr explicit MessageKey(const char* key)
        : m_key(key) {}
    // For keys that stand in forms and rules, which their loader has looked up.
    explicit MessageKey(std::string key)
        : m_own(std::move(key)) {}
    [[nodiscard]] std::string_view text() const { return m_own.empty() ? std::string_view(m_key) : m_own; }

private:
    const char* m_key = "";
    std::string m_own;
};

// Words that came from a person or an organisation: a name, a typed answer, a meeting's own text. Shown as they are.
struct UserText {
    std::string text;
};

// Words ready to be shown. Only Words (from a key) and of_person (from UserText) make one that is not empty.
class Label {
public:
    Label() = default;
    [[nodiscard]] static Label of_person(UserText words) {
        Label label;
        label.m_text = std::move(words.text);
        return label;
    }
    [[nodiscard]] const std::string& text() const { return m_text; }
    // How it is said aloud: "4 pounds 80" for "£4.80".
    [[nodiscard]] const std::string& spoken() const { return m_spoken.empty() ? m_text : m_spoken; }
    // Tells of the person in front of the kiosk: for them alone (S8). What it is put into is private as well.
    [[nodiscard]] bool is_private() const { return m_private; }
    [[nodiscard]] Label kept_private() const {
        Label label = *this;
        label.m_private = true;
        return label;
    }
    // The message key, "" for a person's words.
    [[nodiscard]] const std::string& key() const { return m_key; }
    // What a recording of these words is called: the message, where the words are all of it, with nothing put into it;
    // or what heard_as() says. "" = there can be none.
    [[nodiscard]] const std::string& recorded_key() const { return m_whole ? m_key : m_recording; }
    // The same words, which somebody has spoken.
    [[nodiscard]] Label heard_as(std::string recording) const {
        Label label = *this;
        label.m_recording = std::move(recording);
        return label;
    }
    [[nodiscard]] bool empty() const { return m_text.empty(); }
    bool operator==(const Label&) const = default;

private:
    friend class Words;
    std::string m_text;
    std::string m_key;
    std::string m_spoken; // "" = as it is written
    std::string m_recording;
    bool m_private = false;
    bool m_whole = false;
};

} // namespace copro
