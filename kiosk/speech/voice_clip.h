// What a person says, as Opus in Ogg (RFC 7845): page by page while it is said, and back to samples to be heard. In
// memory alone; one thread at a time.
#pragma once

#include "sync/base/bytes.h"

#include <functional>
#include <memory>
#include <span>

namespace copro {

class VoiceClip {
public:
    static constexpr int samples_a_second = 48'000;

    // Error `internal` when there is nothing to encode it with.
    [[nodiscard]] static Result<std::unique_ptr<VoiceClip>> begin();
    VoiceClip(const VoiceClip&) = delete;
    VoiceClip& operator=(const VoiceClip&) = delete;
    // All of it is overwritten.
    ~VoiceClip();

    // One channel. Returns the pages that are whole by now, about one each second; wipe them once they are sealed.
    [[nodiscard]] Result<Bytes> add(std::span<const std::int16_t> samples);
    // The last pages. Nothing can be added then.
    [[nodiscard]] Result<Bytes> finish();
    [[nodiscard]] std::int64_t samples() const;
    // Gives out what was said, in pieces, until out returns false.
    [[nodiscard]] Result<void> play(const std::function<bool(std::span<const std::int16_t>)>& out) const;

private:
    VoiceClip();
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
