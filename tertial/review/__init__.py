"""The reviewer: rules that read a document beside the facts, and say what is wrong, where, and what to do."""
