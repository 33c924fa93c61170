"""Which forms mean one thing: companies', lines', meetings', shortened titles. 指称归并的依据。"""
