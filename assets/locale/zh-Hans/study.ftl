## study
