// The parts of update(), one file for each family of actions; for update.cpp alone. Main thread.
#pragma once

#include "kiosk/app/update.h"

namespace copro {

// Shows a screen afresh: first part, no focus.
void show_screen(PersonSession& session, std::string screen);
// The same, and Back returns to where we are.
void visit_screen(PersonSession& session, std::string screen);
// Overwrites everything that was typed into the form.
void wipe_run(FormRun& run);
// All of them, the one in front and those that wait; none is left.
void wipe_runs(PersonSession& session);

Effects update_voice(Model& model, const TurnVoice& action);
Effects update_voice(Model& model, const PauseVoice& action);
Effects update_voice(Model& model, const ReadAgain& action);
Effects update_voice(Model& model, const ChangeWordRate& action);
Effects update_voice(Model& model, const ChangeLoudness& action);
Effects update_voice(Model& model, const AllowPrivateAloud& action);
Effects update_voice(Model& model, const VoicesFound& action);

Effects update_card(Model& model, const TakeCard& action);
Effects update_card(Model& model, const UndoCard& action);
Effects update_card(Model& model, const PrintCard& action);
Effects update_card(Model& model, const CardPrinted& action);
Effects update_card(Model& model, const CameraLost& action);

Effects update_form(Model& model, const StartForm& action);
Effects update_form(Model& model, const ChooseMeeting& action);
Effects update_form(Model& model, const EditAnswer& action);
Effects update_form(Model& model, const Continue& action);
Effects update_form(Model& model, const ChangeQuestion& action);
Effects update_form(Model& model, const RemoveLine& action);
Effects update_form(Model& model, const SaveForm& action);
Effects update_form(Model& model, const RecordSaved& action);
Effects update_form(Model& model, const RecordNotSaved& action);
// True when Back was about the form.
bool back_in_form(Model& model);

Effects update_staff(Model& model, const TypePin& action);
Effects update_staff(Model& model, const SubmitPin& action);
Effects update_staff(Model& model, const PinRight& action);
Effects update_staff(Model& model, const PinWrong& action);
Effects update_staff(Model& model, const PinMade& action);

Effects update_session(Model& model, const TimePassed& action);
Effects update_session(Model& model, const StayHere& action);
Effects update_session(Model& model, const EndSession& action);

} // namespace copro
