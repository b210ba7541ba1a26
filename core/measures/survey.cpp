#include "core/measures/survey.h"

#include <algorithm>

#include "core/measures/counting.h"
#include "core/measures/survey_figures.h"

namespace evenhand::measures {
namespace {

using standards::View;

bool names(const std::vector<std::string>& list, std::string_view id) {
  return list.empty() || std::find(list.begin(), list.end(), id) != list.end();
}

class Builder {
 public:
  Builder(std::span<const intake::Survey* const> surveys, bool file_given, const intake::Settings& settings,
          const standards::Standards& standards)
      : file_given_(file_given),
        standards_(standards),
        survey_(standards.survey),
        year_(intake::survey_year(settings)),
        counter_(surveys, settings, standards) {}

  std::vector<Measure> build() {
    for (const auto& definition : survey_.measures) out_.push_back(indicator(definition));
    for (const auto& view : standards_.views) family(&view);
    if (file_given_) family(nullptr);
    return std::move(out_);
  }

 private:
  bool is_score(const std::string& question) const { return standards::find_theme(survey_, question) != nullptr; }

  // "Q14a", "Q14b or Q14c"; empty for a theme, or where the year did not ask.
  std::string number(const std::string& id) const {
    const auto* q = standards::find_question(survey_, id);
    if (q == nullptr) return {};
    if (const auto n = standards::number_in(q->numbers, year_); !n.empty()) return "Q" + std::string(n);
    std::string out;
    for (const auto& part : q->any_of) out += (out.empty() ? "" : " or ") + number(part);
    return out;
  }

  // "question Q14a", or "staff engagement".
  std::string named(const std::string& id) const {
    if (const auto* theme = standards::find_theme(survey_, id)) return "the score for " + theme->what;
    const auto n = number(id);
    return n.empty() ? "the question on " + lower_first(standards::find_question(survey_, id)->title) : "question " + n;
  }

  Measure base_measure(const std::string& question, const View* view) const {
    Measure m;
    m.characteristic = view != nullptr ? view->characteristic : std::string();
    m.source = survey_.source;
    if (is_score(question)) {
      const auto& theme = *standards::find_theme(survey_, question);
      m.title = theme.title;
      m.figures = Score{.groups = {}, .compared = false, .what = theme.what};
    } else {
      const auto& q = *standards::find_question(survey_, question);
      const auto n = number(question);
      m.title = q.title + (n.empty() ? "" : " (" + n + ")");
      m.figures = Rate{.groups = {}, .compared = false, .harm = q.harm, .people = "staff", .what = q.what};
    }
    return m;
  }

  void add_notes(Measure& m, const std::string& question, const SurveyFigures& figures) const {
    m.notes = survey_.notes;
    for (const auto& item : survey_.breaks) {
      if (item.year != year_ || !names(item.questions, question) || !names(item.characteristics, m.characteristic)) {
        continue;
      }
      m.notes.push_back(item.note);
    }
    m.notes.insert(m.notes.end(), figures.notes.begin(), figures.notes.end());
    bool weighted = false;
    bool small = false;
    if (const auto* rate = std::get_if<Rate>(&m.figures)) {
      for (const auto& group : rate->groups) {
        weighted = weighted || group.percent.has_value();
        small = small || is_small(group.denominator);
      }
    }
    if (const auto* score = std::get_if<Score>(&m.figures)) {
      for (const auto& group : score->groups) small = small || is_small(group.base);
    }
    if (weighted) {
      m.notes.push_back(
          "The file gives percentages that are not those of whole people (weighted results), so counts are rounded.");
    }
    if (small) m.notes.push_back("Groups of fewer than 11 answers: keep them out of anything published.");
  }

  // Published results hide groups below this; an internal report shows them.
  static bool is_small(std::uint64_t answers) { return answers > 0 && answers < 11; }

  static void add_group(Measure& m, const SurveyGroup& group) {
    if (auto* rate = std::get_if<Rate>(&m.figures)) {
      rate->groups.push_back({group.id, group.label, group.numerator, group.base, group.comparator, group.percent});
      m.made.push_back({"groups/" + group.id + "/numerator", group.whom_counts});
      m.made.push_back({"groups/" + group.id + "/denominator", group.whom_base});
      return;
    }
    m.made.push_back({"groups/" + group.id + "/base", group.whom_base});
    const auto score = group.base > 0 ? std::optional(group.total / static_cast<double>(group.base)) : std::nullopt;
    std::get<Score>(m.figures).groups.push_back({group.id, group.label, group.base, score, group.comparator});
  }

  static void compare(Measure& m) {
    if (auto* rate = std::get_if<Rate>(&m.figures)) rate->compared = true;
    if (auto* score = std::get_if<Score>(&m.figures)) score->compared = true;
  }

  static void refuse(Measure& m, Status status, std::string reason) {
    m.status = status;
    m.reason = std::move(reason);
  }

  std::string label_of(const View& view, const std::string& group) const {
    const auto* c = standards::find_characteristic(standards_, view.characteristic);
    const auto& vocabulary = *standards::find_vocabulary(standards_, c->vocabulary);
    if (const auto* grouping = standards::find_grouping(vocabulary, view.grouping)) {
      for (const auto& g : grouping->groups) {
        if (g.id == group) return g.label;
      }
    }
    const auto category = standards::find_category(vocabulary, group);
    return category ? vocabulary.categories[*category].label : group;
  }

  std::string missing(const std::string& question, const View& view) const {
    if (!file_given_) return "No staff survey file was given. Add one to show it.";
    const auto* q = standards::find_question(survey_, question);
    if (q != nullptr && !q->any_of.empty() && number(question).find("Q") == 0 && !counter_.has_question(question)) {
      std::string parts;
      bool all = true;
      for (const auto& part : q->any_of) {
        parts += (parts.empty() ? "" : " and ") + number(part);
        all = all && counter_.has_question(part);
      }
      if (all) {
        return "The staff survey file gives " + parts +
               " apart. The same person may have said yes to both, so they must not be added. Add lines for " +
               number(question) + " together.";
      }
    }
    if (q != nullptr && q->any_of.empty() && number(question).empty()) {
      return "The survey of " + std::to_string(year_) + " did not ask " + named(question) + ".";
    }
    const auto* c = standards::find_characteristic(standards_, view.characteristic);
    const auto by = name_in_files(c->id, standards_);
    if (!counter_.has_question(question)) {
      return "The staff survey file does not have " + named(question) + ". Add it, by " + by + ".";
    }
    return "The staff survey file does not have " + named(question) + " by " + by + ". Add it.";
  }

  Measure indicator(const standards::SurveyMeasure& definition) {
    const auto& view = *standards::find_view(standards_, definition.view);
    auto m = base_measure(definition.question, &view);
    m.id = definition.id;
    m.title = definition.title;
    m.source = definition.source;
    auto figures = counter_.count(definition.question, &view);
    if (!figures.supplied) {
      refuse(m, Status::not_supplied, missing(definition.question, view));
      return m;
    }
    m.base = figures.unknown;
    m.unknown = figures.unknown;
    auto everybody = figures.whom_unknown;
    std::string nobody;
    for (const auto& id : definition.groups) {
      SurveyGroup none;
      none.id = id;
      none.label = label_of(view, id);
      const auto* group = figures.find(id);
      add_group(m, group != nullptr ? *group : none);
      if (group != nullptr) {
        m.base += group->base;
        everybody.join(group->whom_base);
      } else {
        nobody += (nobody.empty() ? "" : " and ") + none.label;
      }
    }
    m.made.push_back({"base", std::move(everybody)});
    m.made.push_back({"unknown", figures.whom_unknown});
    m.made.insert(m.made.end(), figures.given.begin(), figures.given.end());
    if (definition.everyone) {
      const auto all = counter_.count(definition.question, nullptr);
      for (const auto& group : all.groups) add_group(m, group);
    }
    if (definition.groups.size() == 2) compare(m);
    add_notes(m, definition.question, figures);
    if (!nobody.empty()) {
      refuse(m, Status::not_calculable,
             "The staff survey file has no answers to " + named(definition.question) + " for the group " + nobody +
                 ": nobody answered, or the figure is hidden.");
    }
    return m;
  }

  // Every question by one view; null: everyone who answered.
  void family(const View* view) {
    const auto id = view != nullptr ? view->id : std::string("all");
    const auto title = view != nullptr ? "Staff survey by " + lower_first(view->title) : "Staff survey: everyone";
    const auto before = out_.size();
    const auto add = [&](const std::string& question) {
      auto m = one(question, view);
      if (!m) return;
      m->id = "survey." + question + "." + id;
      m->family_id = "survey." + id;
      m->family_title = title;
      out_.push_back(std::move(*m));
    };
    for (const auto& q : survey_.questions) {
      if (!q.item) add(q.id);
    }
    for (const auto& theme : survey_.themes) add(theme.id);
    if (out_.size() > before || view == nullptr) return;
    Measure m;
    m.id = m.family_id = "survey." + id;
    m.title = m.family_title = title;
    m.characteristic = view->characteristic;
    m.source = survey_.source;
    m.figures = Rate{.groups = {}, .compared = false, .harm = false, .people = "staff", .what = {}};
    refuse(m, Status::not_supplied,
           file_given_
               ? "The staff survey file has no figures by " + lower_first(view->title) + ". Add them to show it."
               : "No staff survey file was given. Add one to show it.");
    out_.push_back(std::move(m));
  }

  std::optional<Measure> one(const std::string& question, const View* view) {
    auto figures = counter_.count(question, view);
    if (!figures.supplied) return std::nullopt;
    auto m = base_measure(question, view);
    m.base = figures.unknown;
    m.unknown = figures.unknown;
    const auto comparison = std::find_if(survey_.comparisons.begin(), survey_.comparisons.end(),
                                         [&](const auto& c) { return view != nullptr && c.view == view->id; });
    if (comparison != survey_.comparisons.end()) {
      const auto& groups = comparison->groups;
      const auto place = [&](const SurveyGroup& g) { return std::find(groups.begin(), groups.end(), g.id); };
      std::stable_sort(figures.groups.begin(), figures.groups.end(),
                       [&](const auto& a, const auto& b) { return place(a) < place(b); });
      if (std::all_of(groups.begin(), groups.end(), [&](const auto& g) { return figures.find(g) != nullptr; })) {
        compare(m);
      }
    }
    auto everybody = figures.whom_unknown;
    for (const auto& group : figures.groups) {
      add_group(m, group);
      m.base += group.base;
      everybody.join(group.whom_base);
    }
    m.made.push_back({"base", std::move(everybody)});
    m.made.push_back({"unknown", figures.whom_unknown});
    m.made.insert(m.made.end(), figures.given.begin(), figures.given.end());
    add_notes(m, question, figures);
    if (figures.groups.empty()) {
      refuse(m, Status::not_calculable, "Nobody of a known group answered " + named(question) + ".");
    }
    return m;
  }

  bool file_given_;
  const standards::Standards& standards_;
  const standards::Survey& survey_;
  int year_;
  SurveyCounter counter_;
  std::vector<Measure> out_;
};

}  // namespace

std::vector<Measure> survey_measures(std::span<const intake::Survey* const> surveys, bool file_given,
                                     const intake::Settings& settings, const standards::Standards& standards) {
  return Builder(surveys, file_given, settings, standards).build();
}

}  // namespace evenhand::measures
