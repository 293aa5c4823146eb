import reportlib_pdf

reportlib_pdf.render("invoice-17")
