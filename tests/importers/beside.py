"""Tables that stand beside plans and are none, in many wordings."""

BESIDE: dict[str, list[list[str]]] = {
    "changes": [
        ["Date", "Change", "Author"],
        ["1 May 2025", "First draft written", "JS"],
        ["1 June 2025", "Second draft written", "JS"],
    ],
    "issues": [
        ["Issue", "Date", "Amendments", "Approved by"],
        ["1", "May 2025", "First issue of the plan", "Board"],
        ["2", "June 2025", "Owners were added to it", "Board"],
    ],
    "versions with purpose": [
        ["Version number", "Purpose/change", "Author", "Date"],
        ["0.1", "First draft of the plan", "JS", "May 2025"],
    ],
    "approved by": [
        ["Approved by:", "Date:"],
        ["Prof A Sample, Vice-Chancellor", "25 July 2025"],
    ],
    "a line to sign": [
        ["Signature of the Vice-Chancellor", "____________"],
        ["Date", "____"],
    ],
    "who signed": [
        ["Role", "Name", "Date"],
        ["Vice-Chancellor", "Prof A Sample", "25 July 2025"],
        ["Lead", "B Sample", "25 July 2025"],
    ],
    "statements": [
        ["Statement", "Agree", "Disagree"],
        ["I feel valued at work here", "45%", "12%"],
        ["My manager supports my training", "60%", "10%"],
    ],
    "survey in two years": [
        ["Survey question", "2022 (%)", "2024 (%)"],
        ["I feel valued at work here", "45", "55"],
        ["My manager supports me well", "60", "70"],
    ],
    "themes by year": [
        ["Theme", "2023", "2025"],
        ["Technicians feel valued at work", "45%", "50%"],
        ["Training is open to technicians", "60%", "70%"],
    ],
    "questions and answers": [
        ["Question", "Response", "Comments"],
        ["Do you feel valued at work?", "Yes 45%", "Better than the last time"],
        ["Do you know of the Commitment?", "Yes 60%", "More to do here"],
    ],
    "groups": [
        ["Group", "Chair", "Meets"],
        ["Steering group for technicians", "A Sample", "Monthly"],
        ["Network of technical managers", "B Sample", "Termly"],
    ],
    "committees": [
        ["Committee", "Purpose", "Frequency"],
        ["Technician steering group", "Oversees the whole plan", "Monthly"],
        ["Executive board", "Receives reports on progress", "Yearly"],
    ],
    "headcount": [
        ["Faculty", "Technicians", "Female", "Male"],
        ["Science and Engineering faculty", "120", "50", "70"],
        ["Arts and Design faculty", "30", "15", "15"],
    ],
    "audiences": [
        ["Audience", "Message", "Channel", "Date"],
        ["All technical staff here", "The plan is published now", "Newsletter", "May 2026"],
        ["Heads of schools", "Please release your staff", "E-mail", "June 2026"],
    ],
    "measures by year": [
        ["Measure", "2022", "2023", "2024"],
        ["Registered technicians in post", "10", "12", "15"],
        ["Technicians on committees here", "2", "4", "6"],
    ],
    "facts of the document": [
        ["Document title", "Action plan of the university"],
        ["Document owner", "A Sample"],
        ["Review date", "May 2027"],
    ],
    "contents": [
        ["Section", "Page"],
        ["Introduction and background", "1"],
        ["Plan of actions", "5"],
    ],
    "policies": [
        ["Policy", "Link", "Owner"],
        ["Policy on authorship of papers", "https://example.ac.uk/a", "Research office"],
        ["Policy on flexible working", "https://example.ac.uk/b", "HR"],
    ],
    "meetings": [
        ["Date", "Meeting", "Attendees"],
        ["May 2025", "Meeting with all technicians", "40"],
        ["June 2025", "Meeting with the heads", "10"],
    ],
    "consultation": [
        ["Date", "Who", "What they said"],
        ["May 2025", "Technicians in science", "We want more training days"],
        ["June 2025", "Technicians in arts", "We want better job titles"],
    ],
    "what pillars mean": [
        ["Pillar", "What it means"],
        ["Visibility", "Technicians are seen and known"],
        ["Recognition", "Technicians are named and credited"],
    ],
    "what we heard": [
        ["What we heard", "What we did"],
        ["Technicians wanted more training", "A fund was set up"],
        ["Titles were not clear", "A review began"],
    ],
    "references": [
        ["Reference", "Title", "Date"],
        ["1", "Talent Commission report on staff", "2022"],
        ["2", "Report of the steering group", "2023"],
    ],
    "statuses counted": [
        ["Status", "Number of actions"],
        ["Complete", "12"],
        ["In progress", "5"],
        ["Not started", "2"],
    ],
    "responsibilities": [
        ["Role", "Responsibilities"],
        ["Technical lead", "Chairs the group and reports on it"],
        ["Sponsor", "Speaks for technicians on the board"],
    ],
    "strengths": [
        ["Strengths", "Weaknesses"],
        ["Strong network of technicians", "Few women in senior posts"],
        ["Support from the top", "Little money for training"],
    ],
    "events": [
        ["Event", "Date", "Number attending"],
        ["Technician open day at campus", "May 2025", "120"],
        ["Awards evening for staff", "June 2025", "80"],
    ],
}
