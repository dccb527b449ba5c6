"""Word forms without a table for the answers: headings, questions, a letter, and a page from another word processor."""

from __future__ import annotations

from pathlib import Path

from tests.forms.held_out import grids
from tests.forms.held_out.content import ALL, Idea, Layout, Said, Truth, Written, add, as_written, words
from tests.forms.held_out.word_tables import date
from tests.forms.held_out.wordxml import BOLD, GREY, ITALIC, answer, line, paragraph, run, save, table, torn


def in_thousands(said: Said) -> Written:
    """Write whole thousands of kroner; what nobody can read stays."""
    text, amount = as_written(said)
    return (f"{amount / 1000:g}".replace(".", ","), amount) if isinstance(amount, (int, float)) else (text, None)


def headings(folder: Path) -> list[Truth]:
    """A directorate's form: headings, [help] or grey help left standing or half deleted, answers below."""
    truths = []
    for number, key in enumerate(("klimaskap", "lydarkiv", "ship"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=tuple(name for name in ALL if name not in ("focus_area", "frames")),
            money=in_thousands,
            hour_parts=("person", "role"),
        )
        truth = Truth(family="hd", file=f"hd-{number:02d}-{key}.docx", language=idea.language)
        add(truth, idea, layout)
        save(folder / truth.file, _directorate_body(idea, layout, number), header=line("Direktoratet for museumsutvikling – mal 7B"))
        truths.append(truth)
    return truths


def _directorate_body(idea: Idea, layout: Layout, number: int) -> str:
    """Form 1 keeps all help above the answers; form 2 has help after them; in form 3 it is deleted but for one."""
    bracket = (
        "[Skriv en kort og dekkende tittel.]",
        "[Beskriv hva prosjektet skal levere. Unngå faguttrykk.]",
        "[Hvorfor bør prosjektet gjennomføres nå? Hva skjer om det ikke gjennomføres?]",
    )
    title, content, need = bracket if number < 3 else ("", "", bracket[2])

    def asked(heading: str, said: str, help_text: str = "") -> str:
        look = GREY + ITALIC if number == 2 else ""
        shown = line(help_text, look) if help_text else ""
        return line(heading, style="Heading2") + (answer(said) + shown if number == 2 else shown + answer(said))

    costs = [["År", "Kostnadselement", "Beløp (i 1000 kr)", "Finansieres av"], *grids.pick(grids.cost_items(idea, layout), 2, 0, 3, 1)]
    hours = [["Ressurs", "Rolle", "År", "Timeverk"], *grids.pick(grids.hour_items(idea, layout), 0, 1, 3, 4)]
    risks = [
        ["Nr.", "Risikomoment", "Sannsynlighet (1-5)", "Konsekvens (1-5)", "Risikoreduserende tiltak"],
        *([str(n), *row] for n, row in enumerate(grids.risk_rows(idea), start=1)),
        ["", "[Legg til rader ved behov]", "", "", ""],
    ]
    stones = [["Milepæl", "Planlagt dato", "Ansvarlig"], *([what, day, "Prosjektleder"] for day, what in grids.milestone_rows(idea))]
    return "".join((
        line("Prosjektbegrunnelse", style="Title"), line("1  Om prosjektet", style="Heading1"), asked("1.1  Prosjektets tittel", idea.title, title),
        line("1.2  Organisering", style="Heading2"), line(f"Foreslått av: {idea.group}"), line(f"Ansvarlig enhet: {idea.unit}"), line(f"Kontaktperson: {idea.name} ({idea.email})"), line(f"Prosjektleder: {idea.leader}"),
        line("2  Innhold", style="Heading1"), asked("2.1  Prosjektets innhold og leveranser", idea.description, content), asked("2.2  Behov", idea.justification, need),
        line("3  Mål og måloppnåelse", style="Heading1"), asked("3.1  Resultatmål", idea.goal), asked("3.2  Suksesskriterium (indikator)", idea.indicator),
        paragraph(run("Utgangspunkt: ", BOLD) + run(words(idea.baseline))), paragraph(run("Måltall: ", BOLD) + run(words(idea.target))), asked("3.3  Tilknytning til strategi", idea.strategy[0], "[Nummeret på målene i strategien.]" if number == 1 else ""),
        line("4  Tid og ressurser", style="Heading1"), line("4.1  Varighet", style="Heading2"), line(f"{date(idea.start)} – {date(idea.end)}"),
        line("4.2  Kostnader", style="Heading2"), table(costs), line("4.3  Timeverk", style="Heading2"), table(hours), asked("4.4  Avhengigheter til andre prosjekter", "\n".join(idea.dependencies) or "N/A"),
        line("5  Usikkerhet", style="Heading1"), table(risks), line("6  Milepæler", style="Heading1"), table(stones),
    ))  # fmt: skip


def questionnaire(folder: Path) -> list[Truth]:
    """Numbered questions with the answer below; in one form the numbers are Word's own."""
    truths = []
    for number, key in enumerate(("sti", "stav", "seeds"), start=1):
        idea = grids.idea_of(key)
        english = idea.language == "en"
        layout = Layout(
            focus=("Audiences", "Collections") if english else ("Publikum", "Samlinger"),
            asks=tuple(name for name in ALL if name != "frames"),
        )
        truth = Truth(family="hq", file=f"hq-{number:02d}-{key}.docx", language=idea.language)
        add(truth, idea, layout)
        save(folder / truth.file, _questions_body(idea, layout, english, automatic=number == 2))
        truths.append(truth)
    return truths


def _questions_body(idea: Idea, layout: Layout, english: bool, *, automatic: bool) -> str:
    norwegian_asked = ["Hva heter prosjektet?", "Hvilken gruppe foreslår prosjektet?", "Hvilken avdeling hører gruppen til?", "Hvem kan vi kontakte, og på hvilken e-postadresse?", "Hvem skal lede prosjektet?", "Hører prosjektet til Publikum eller Samlinger?", "Hva vil dere gjøre?", "Hvorfor trengs det?", "Hva vil dere oppnå?", "Hvordan måler dere om dere har lyktes?", "Hva er tallet i dag?", "Hva skal tallet være når prosjektet er ferdig?", "Hvilke mål i strategien bidrar prosjektet til?", "Når kan prosjektet starte?", "Når er det ferdig?", "Er det noe som må være på plass før dere kan begynne?", "Hva koster det?", "Hvem skal arbeide med det, og hvor mye?", "Hva kan gå galt?", "Hvilke milepæler har prosjektet?"]  # fmt: skip
    english_asked = ["What is the project called?", "Which group proposes it?", "Which department does the group belong to?", "Whom can we contact, and at which e-mail address?", "Who will lead the project?", "Is it about Audiences or Collections?", "What will you do?", "Why is it needed?", "What do you want to achieve?", "How will you measure success?", "What is the figure today?", "What should it be at the end?", "Which strategic goals does it support?", "When can it start?", "When will it be finished?", "Does anything have to be in place first?", "What does it cost?", "Who will work on it, and for how many hours?", "What could go wrong?", "What are the milestones?"]  # fmt: skip
    heads = (
        [["Item", "Funded by", "Year", "NOK"], ["Name", "Role", "Department", "Year", "Hours"], ["Risk", "Likelihood", "Impact", "Response"], ["Date", "Milestone"]]
        if english
        else [["Hva", "Hvem betaler", "År", "Kroner"], ["Navn", "Rolle", "Avdeling", "År", "Timer"], ["Hendelse", "Sannsynlighet", "Alvorlighet", "Svar på risikoen"], ["Dato", "Milepæl"]]
    )  # fmt: skip
    parts = (grids.cost_items(idea, layout), grids.hour_items(idea, layout), grids.risk_rows(idea), grids.milestone_rows(idea))
    last = [table([head, *rows]) for head, rows in zip(heads, parts, strict=True)]
    said = [idea.title, idea.group, idea.unit, f"{idea.name}, {idea.email}", idea.leader, layout.focus[idea.focus], idea.description, idea.justification, idea.goal, idea.indicator, words(idea.baseline), words(idea.target), idea.strategy[0], date(idea.start), date(idea.end), "\n".join(idea.dependencies) or ("No" if english else "Nei")]  # fmt: skip
    body = line("Questionnaire for proposals" if english else "Spørreskjema for forslag til tiltaksplanen", style="Title")
    for index, question in enumerate(english_asked if english else norwegian_asked):
        body += paragraph(run(question, BOLD), numbered=2) if automatic else line(f"{index + 1}. {question}", BOLD)
        body += answer(said[index]) if index < len(said) else last[index - len(said)]
    return body


def letter(folder: Path) -> list[Truth]:
    """A letter of lines «Label: answer», with lines of tabs for money and time."""
    truths = []
    for number, key in enumerate(("frivillig", "meteor", "dialekt"), start=1):
        idea = grids.idea_of(key)
        layout = Layout(
            asks=tuple(name for name in ALL if name not in ("focus_area", "risks", "dependencies")),
            frames=("Bærekraft", "Kvalitet", "Frivillighet", "Mangfold"),
            hour_parts=("person", "role"),
        )
        truth = Truth(family="hl", file=f"hl-{number:02d}-{key}.docx", language=idea.language)
        add(truth, idea, layout)
        save(folder / truth.file, _letter_body(idea, layout))
        truths.append(truth)
    return truths


def _letter_body(idea: Idea, layout: Layout) -> str:
    nn = idea.language == "nn"
    facts = {
        "Forslag til tiltak": idea.title, "Frå" if nn else "Fra": f"{idea.group}", "Avdeling": idea.unit, "Kontaktperson": idea.name, "E-post": idea.email, "Prosjektleiar" if nn else "Prosjektleder": idea.leader,
        "Kort omtale": idea.description, "Bakgrunn": idea.justification, "Mål": idea.goal, "Indikator": idea.indicator, "Status i dag": words(idea.baseline), "Mål ved slutten" if nn else "Mål ved slutt": words(idea.target),
        "Strategimål": idea.strategy[0], "Føringar" if nn else "Føringer": " og ".join(layout.frames[frame] for frame in idea.frames), "Start": date(idea.start), "Slutt": date(idea.end),
    }  # fmt: skip
    costs = [("Utgift", "År", "Kroner", "Finansiering"), *grids.pick(grids.cost_items(idea, layout), 0, 2, 3, 1)]
    hours = [
        ("Namn" if nn else "Navn", "Oppgåve" if nn else "Oppgave", "År", "Timar" if nn else "Timer"),
        *grids.pick(grids.hour_items(idea, layout), 0, 1, 3, 4),
    ]
    stones = [("Dato", "Milepæl"), *grids.milestone_rows(idea)]
    body = line("Til museets leiing" if nn else "Til museets ledelse") + line("7. oktober 2022") + line()
    body += "".join(paragraph(run(label + ": ", BOLD) + torn(said, length=9)) for label, said in facts.items())
    for rows in (costs, hours, stones):
        body += line() + "".join(line("\t".join(row), BOLD if index == 0 else "") for index, row in enumerate(rows))
    return body + line() + line("Med vennleg helsing" if nn else "Vennlig hilsen") + line(idea.name)


def other_processor(folder: Path) -> list[Truth]:
    """As exported from a word processor on the net: no styles, every run in Arial, labels known by bold alone, bullets as letters."""
    truths = []
    for number, key in enumerate(("teen", "eple", "plakat"), start=1):
        idea = grids.idea_of(key)
        english = idea.language == "en"
        layout = Layout(
            asks=tuple(name for name in ALL if name not in ("risks", "group")),
            focus=("Public engagement", "Collections care") if english else ("Folk", "Ting"),
            frames=("Climate", "Quality", "Youth", "Access") if english else ("Klima", "Kvalitet", "Ungdom", "Tilgang"),
        )
        truth = Truth(family="hg", file=f"hg-{number:02d}-{key}.docx", language=idea.language)
        add(truth, idea, layout)
        save(folder / truth.file, _exported_body(idea, layout, english))
        truths.append(truth)
    return truths


ARIAL = '<w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:rtl w:val="0"/>'


def _exported_body(idea: Idea, layout: Layout, english: bool) -> str:
    def label(text: str) -> str:
        return paragraph(run(text, ARIAL + BOLD), other='<w:spacing w:before="240" w:lineRule="auto"/>')

    def said(text: str) -> str:
        return "".join(paragraph(run(part.replace("- ", "● ", 1) if part.startswith("- ") else part, ARIAL)) for part in text.split("\n"))

    def choices(all_of: tuple[str, ...], chosen: tuple[int, ...]) -> str:
        return "".join(paragraph(run(("☑ " if index in chosen else "☐ ") + name, ARIAL)) for index, name in enumerate(all_of))

    def t(norwegian: str, other: str) -> str:
        return other if english else norwegian

    costs = [
        [t("Hva trenger vi å kjøpe?", "Purchase"), "2023", "2024", "2025", t("Hvor kommer pengene fra?", "Source of money")],
        *grids.pick(grids.costs_by_year(idea, layout), 0, 2, 3, 4, 1),
    ]
    hours = [
        [t("Hvem", "Person"), t("Gjør", "Task"), t("Jobber i", "Works in"), "2023", "2024", "2025"],
        *grids.hours_by_year(idea, layout),
    ]
    stones = [[t("Når", "When"), t("Hva skjer", "What happens")], *grids.milestone_rows(idea)]
    return "".join((
        paragraph(run(t("IDÉSKJEMA", "IDEA FORM"), ARIAL + BOLD + '<w:sz w:val="40"/>')), label(t("Navn på idéen", "Name of the idea")), said(idea.title), label(t("Hvor jobber dere?", "Your division")), said(idea.unit),
        label(t("Hvem er du? (navn)", "Your name")), said(idea.name), label(t("E-posten din", "Your email")), said(idea.email), label(t("Hvem tar ansvaret for prosjektet?", "Who will lead?")), said(idea.leader),
        label(t("Hvilket område?", "Area")), choices(layout.focus, (idea.focus,)), label(t("Fortell om idéen", "Tell us about the idea")), said(idea.description), label(t("Hvorfor er dette viktig?", "Why does this matter?")), said(idea.justification),
        label(t("Hva blir bedre?", "What will be better?")), said(idea.goal), label(t("Hvordan ser vi det i tall?", "Which number will show it?")), said(idea.indicator), label(t("Tallet nå", "That number now")), said(words(idea.baseline)), label(t("Tallet etterpå", "That number afterwards")), said(words(idea.target)),
        label(t("Strategimål (nummer)", "Strategy goals (numbers)")), said(idea.strategy[0]), label(t("Føringer idéen svarer på", "Priorities that the idea answers")), choices(layout.frames, idea.frames), label(t("Fra dato", "Start date")), said(date(idea.start)), label(t("Til dato", "End date")), said(date(idea.end)),
        label(t("Hva er vi avhengige av?", "What do we depend on?")), said("\n".join(idea.dependencies)), label(t("Penger", "Money")), table(costs), label(t("Timer", "Hours")), table(hours), label(t("Milepæler", "Milestones")), table(stones),
    ))  # fmt: skip
