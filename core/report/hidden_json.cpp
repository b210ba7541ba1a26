#include <nlohmann/json.hpp>

#include "core/report/redact.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;

// One measure's JSON, marked.
class Marker {
 public:
  Marker(Json& out, const Hidden& hidden) : out_(out), hidden_(hidden) {}

  void mark(const measures::Composition& c) {
    const bool base = at("base");
    const bool known = at("known");
    for (std::size_t i = 0; i < c.categories.size(); ++i) {
      auto& j = out_["categories"][i];
      const bool count = at("categories/" + c.categories[i].id);
      put(j, count, {"count"});
      put(j, count || base, {"percent_of_all"});
      if (!c.categories[i].known) continue;
      put(j, count || known, {"percent_of_known"});
      if (j["benchmark"].is_object()) put(j["benchmark"], count || known, {"interval"});
    }
    put(out_, known, {"known"});
    put(out_, known || base, {"declaration_rate"});
  }

  void mark(const measures::Rate& r) {
    bool compared = false;
    for (std::size_t i = 0; i < r.groups.size(); ++i) {
      auto& j = out_["groups"][i];
      const bool some = at("groups/" + r.groups[i].id + "/numerator");
      const bool all = at("groups/" + r.groups[i].id + "/denominator");
      put(j, some, {"numerator"});
      put(j, all, {"denominator"});
      put(j, some || all, {"percent", "interval"});
      if (i < (r.compared ? 2U : 1U)) compared = compared || some || all;
    }
    const bool several = !r.compared && out_["value"].is_null();
    put(out_, compared && !several, {"value", "interval"});
    put(out_, compared && r.compared, {"ratio"});
  }

  void mark(const measures::Grid& g) {
    const auto row = [&](Json& j, const std::string& place) {
      const bool all = at(place + "/headcount");
      put(j, all, {"headcount"});
      for (std::size_t i = 0; i < g.groups.size(); ++i) cell(j["groups"][i], at(place + "/" + g.groups[i].id), all);
    };
    for (std::size_t r = 0; r < g.rows.size(); ++r) row(out_["rows"][r], "rows/" + g.rows[r].id);
    row(out_["overall"], "overall");
  }

  void mark(const measures::Likelihood& l) {
    bool any = false;
    for (std::size_t i = 0; i < out_["groups"].size(); ++i) {
      const auto& g = l.groups[i];
      const bool events = at("groups/" + g.id + "/events");
      const bool base = at("groups/" + g.id + "/base");
      put(out_["groups"][i], events, {"events"});
      put(out_["groups"][i], base, {"base"});
      put(out_["groups"][i], events || base, {"rate"});
      any = any || events || base;
    }
    put(out_, any, {"value", "interval"});
    if (any) out_["audit"] = nullptr;
    put(out_, at("unknown_events"), {"unknown_events"});
    for (std::size_t i = 0; i < l.funnel.size(); ++i) {
      for (const auto* part : {"group", "rest", "unknown"})
        put(out_["funnel"][i], at("funnel/" + l.funnel[i].id + "/" + part), {part});
    }
  }

  void mark(const measures::PayGap& p) {
    bool compared = false;
    for (const auto& g : p.groups) compared = compared || (g.id == p.comparator && hides(g));
    bool any = compared;
    for (std::size_t i = 0; i < p.groups.size(); ++i) {
      auto& j = out_["groups"][i];
      const bool gone = hides(p.groups[i]);
      any = any || gone;
      put(j, at("groups/" + p.groups[i].id + "/count"), {"count"});
      put(j, gone, {"mean", "median"});
      const bool one = p.groups[i].id == p.comparator;
      if (!one) put(j, gone || compared, {"gap", "interval"});
    }
    if (p.groups.size() == 2) put(out_, any, {"value", "interval"});
    paid(p.left_out);
  }

  void mark(const measures::Quartiles& q) {
    bool everybody = false;
    for (std::size_t k = 0; k < out_["bands"].size(); ++k) {
      auto& j = out_["bands"][k];
      const auto place = "bands/" + q.quarters[k].id;
      const bool all = at(place + "/count");
      everybody = everybody || all;
      put(j, all, {"count"});
      for (std::size_t g = 0; g < j["groups"].size(); ++g) {
        cell(j["groups"][g], at(place + "/" + q.groups[g].id), all);
        put(j["groups"][g], all || at(place + "/" + q.groups[g].id), {"interval"});
      }
    }
    auto& overall = out_["overall"];
    put(overall, everybody, {"count"});
    for (std::size_t g = 0; g < overall["groups"].size(); ++g) {
      const bool gone = at("overall/" + q.groups[g].id);
      cell(overall["groups"][g], gone, everybody);
      put(overall["groups"][g], gone || everybody, {"interval"});
    }
    paid(q.left_out);
  }

  void mark(const measures::Difference& d) {
    const bool parts = at("part_base");
    const bool wholes = at("whole_base");
    bool focus = false;
    for (std::size_t i = 0; i < d.groups.size(); ++i) {
      auto& j = out_["groups"][i];
      const bool part = at("groups/" + d.groups[i].id + "/part");
      const bool whole = at("groups/" + d.groups[i].id + "/whole");
      put(j, part, {"part"});
      put(j, part || parts, {"part_percent"});
      put(j, whole, {"whole"});
      put(j, whole || wholes, {"whole_percent"});
      put(j, part || parts || whole || wholes, {"difference"});
      if (i == d.focus) focus = part || parts || whole || wholes;
    }
    put(out_, parts, {"part_base"});
    put(out_, wholes, {"whole_base"});
    put(out_, focus, {"value", "interval"});
  }

  void mark(const measures::Score& s) {
    bool compared = false;
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
      const auto& g = s.groups[i];
      const bool base = at("groups/" + g.id + "/base");
      const bool gone = base || hidden_.average(g.id);
      put(out_["groups"][i], base, {"base"});
      put(out_["groups"][i], gone, {"score"});
      compared = compared || (i < 2 && gone);
    }
    put(out_, compared && (s.compared || s.groups.size() == 1), {"value"});
  }

  void mark(const measures::Compliance& c) {
    const auto group = [&](Json& j, const std::string& place) {
      const bool due = at(place + "due");
      const bool done = at(place + "done");
      put(j, due, {"due"});
      put(j, done, {"done"});
      put(j, due || done || at(place + "overdue"), {"overdue"});
      put(j, due || done, {"percent", "interval"});
    };
    group(out_, "");
    put(out_, at("not_yet_due"), {"not_yet_due"});
    for (std::size_t i = 0; i < c.groups.size(); ++i) group(out_["groups"][i], "groups/" + c.groups[i].id + "/");
  }

  void mark(const measures::Statement&) {}

  void mark(const measures::Collection& c) {
    for (std::size_t r = 0; r < c.rows.size(); ++r) {
      for (std::size_t k = 0; k < c.columns.size(); ++k) {
        const auto place = "rows/" + c.rows[r].id + "/" + c.columns[k].id;
        put(out_["rows"][r]["cells"][k], at(place + "/known"), {"known"});
        put(out_["rows"][r]["cells"][k], at(place + "/base"), {"base"});
      }
    }
  }

  void mark(const measures::Change& c) {
    const auto all = [&](const char* what) { return at(std::string("all/") + what); };
    put(out_, all("before"), {"before"});
    put(out_, all("after"), {"after"});
    put(out_, all("stayers") || all("answers_in"), {"stayers"});
    const auto flow_place = [](const std::string& flow) {
      return flow == "answers" ? std::string("answers_in") : flow;
    };
    for (auto& flow : out_["flows"]) put(flow, at("all/" + flow_place(flow["id"].get<std::string>())), {"people"});
    const bool likes_before = all("before") || all("transferred_out");
    const bool likes_after = all("after") || all("transferred_in");
    put(out_["like_for_like"], likes_before, {"before"});
    put(out_["like_for_like"], likes_after, {"after"});
    for (std::size_t i = 0; i < c.categories.size(); ++i) {
      auto& j = out_["categories"][i];
      const auto place = "categories/" + c.categories[i].id + "/";
      for (const auto* what : {"before", "after", "stayers", "joiners", "leavers", "transferred_in", "transferred_out",
                               "answers_in", "answers_out"}) {
        put(j, at(place + what), {what});
      }
      const bool before = at(place + "before");
      const bool after = at(place + "after");
      put(j, before || all("before"), {"percent_before"});
      put(j, after || all("after"), {"percent_after"});
      for (auto& part : j["contributions"]) {
        const auto flow = part["id"].get<std::string>();
        bool gone =
            before || all("before") || all("after") || at(place + flow_place(flow)) || at("all/" + flow_place(flow));
        if (flow == "answers") gone = gone || at(place + "answers_out") || all("answers_out");
        put(part, gone, {"points"});
      }
      auto& like = j["like_for_like"];
      const bool was = before || at(place + "transferred_out");
      const bool is = after || at(place + "transferred_in");
      put(like, was, {"before"});
      put(like, is, {"after"});
      put(like, was || likes_before, {"percent_before"});
      put(like, is || likes_after, {"percent_after"});
    }
  }

  void common() {
    put(out_, at("base"), {"base"});
    put(out_, at("unknown"), {"unknown"});
  }

 private:
  bool at(const std::string& place) const { return hidden_.at(place); }

  static void put(Json& object, bool hidden, std::initializer_list<const char*> keys) {
    if (!hidden) return;
    for (const auto* key : keys) object[key] = hidden_mark;
  }

  static void cell(Json& j, bool count, bool of) {
    put(j, count, {"count"});
    put(j, count || of, {"percent"});
  }

  bool hides(const measures::PayGroup& g) const { return hidden_.average(g.id) || at("groups/" + g.id + "/count"); }

  void paid(const std::vector<measures::LeftOut>& list) {
    put(out_, at("relevant"), {"relevant"});
    put(out_, at("full_pay"), {"full_pay"});
    for (std::size_t i = 0; i < list.size(); ++i) put(out_["left_out"][i], at("left_out/" + list[i].reason), {"count"});
  }

  Json& out_;
  const Hidden& hidden_;
};

}  // namespace

void mark_hidden(Json& json, const measures::Measure& measure, const Hidden& hidden) {
  if (!hidden.any()) return;
  Marker marker(json, hidden);
  std::visit([&](const auto& figures) { marker.mark(figures); }, measure.figures);
  marker.common();
  // The value is that of the group that stands out.
  if (measure.id.starts_with("data_quality.")) {
    for (const auto* key : {"value", "interval"}) {
      if (json.contains(key) && !json[key].is_null()) json[key] = hidden_mark;
    }
  }
}

}  // namespace evenhand::report
