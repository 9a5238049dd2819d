"""Makes python-docx.docx."""

import docx

story = docx.Document()
story.add_heading("Talks stall in Port Lanrick", 0)
story.add_paragraph("By Ines Carrow")
relations = story.add_paragraph("PORT LANRICK, June 13 - Relations between Port Lanrick and Velmar remain so")
relations.add_run("ar").bold = True
relations.add_run("ed by a dispute over fishing rights & quotas, officials said.")
story.add_paragraph("The two sides met for six hours but however, a visit to to Velmar was put off.")
story.add_paragraph("We will remain soared for years.", style="Quote")
catch = story.add_table(1, 2)
catch.cell(0, 0).text = "North quay"
catch.cell(0, 1).text = "40 tonnes of of cod"
story.add_paragraph("The north quay on on Thursday", style="Caption")
story.save("python-docx.docx")
