"""The pages of the site that are made from the tables by templates: records, people, minerals …"""
