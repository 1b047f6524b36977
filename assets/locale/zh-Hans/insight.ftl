## insight
